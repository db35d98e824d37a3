import { z } from 'zod';
import { Actor } from './actors.ts';
import type { Database } from './database.ts';
import type { List } from './lists.ts';

export const Operation = z.enum([
  'create list',
  'update list',
  'delete list',
  'create column',
  'update column',
  'delete column',
  'create item',
  'update item',
  'delete item',
  'restore version',
  'upload file',
  'rename file',
  'invite',
  'remove permission',
  'create link',
]);
export type Operation = z.infer<typeof Operation>;

const Change = z.object({
  seq: z.number(),
  at: z.string(),
  actor: Actor,
  operation: Operation,
  listId: z.string(),
  listName: z.string(),
  itemId: z.number().nullable(),
  version: z.string().nullable(),
});
/** One row of the change log: when, who, what, on which item and which version came of it. */
export type Change = z.infer<typeof Change>;

export type NewChange = {
  at: string;
  actor: Actor;
  operation: Operation;
  list: List;
  itemId?: number;
  version?: number;
};

export function logChange(db: Database, change: NewChange): void {
  db.run(
    'INSERT INTO changes (at, actor, operation, listId, listName, itemId, version) VALUES (?, ?, ?, ?, ?, ?, ?)',
    change.at,
    change.actor,
    change.operation,
    change.list.id,
    change.list.displayName,
    change.itemId ?? null,
    change.version === undefined ? null : `${change.version}.0`,
  );
}

export function allChanges(db: Database): Change[] {
  return db.all(Change, 'SELECT * FROM changes ORDER BY seq');
}

export function latestChanges(db: Database, limit: number): Change[] {
  return db.all(Change, 'SELECT * FROM changes ORDER BY seq DESC LIMIT ?', limit);
}

/** Item changes of one list after a point in the log, oldest first. */
export function changesAfter(db: Database, listId: string, seq: number, limit: number): Change[] {
  return db.all(
    Change,
    'SELECT * FROM changes WHERE listId = ? AND seq > ? AND itemId IS NOT NULL ORDER BY seq LIMIT ?',
    listId,
    seq,
    limit,
  );
}

export function lastSeq(db: Database): number {
  const row = db.first(
    z.object({ seq: z.number().nullable() }),
    'SELECT max(seq) AS seq FROM changes',
  );
  return row?.seq ?? 0;
}
