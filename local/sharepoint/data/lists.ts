import { z } from 'zod';
import { Actor } from './actors.ts';
import type { Database } from './database.ts';
import { flag } from './json.ts';

const List = z.object({
  id: z.string(),
  siteId: z.string(),
  name: z.string(),
  displayName: z.string(),
  description: z.string(),
  template: z.enum(['genericList', 'documentLibrary']),
  hidden: flag,
  contentTypesEnabled: flag,
  etag: z.number(),
  createdAt: z.string(),
  createdBy: Actor,
  modifiedAt: z.string(),
  modifiedBy: Actor,
});
export type List = z.infer<typeof List>;

export function listsOf(db: Database, siteId: string): List[] {
  return db.all(List, 'SELECT * FROM lists WHERE siteId = ? ORDER BY displayName', siteId);
}

export function listById(db: Database, id: string): List | undefined {
  return db.first(List, 'SELECT * FROM lists WHERE id = ?', id);
}

/** Graph takes either the list's id or its title in the address. */
export function findList(db: Database, siteId: string, idOrTitle: string): List | undefined {
  return db.first(
    List,
    'SELECT * FROM lists WHERE siteId = ?1 AND (id = lower(?2) OR displayName = ?2) ORDER BY id = lower(?2) DESC',
    siteId,
    idOrTitle,
  );
}

export function insertList(db: Database, list: List): void {
  db.run(
    `INSERT INTO lists (id, siteId, name, displayName, description, template, hidden, contentTypesEnabled,
       nextItemId, etag, createdAt, createdBy, modifiedAt, modifiedBy)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)`,
    list.id,
    list.siteId,
    list.name,
    list.displayName,
    list.description,
    list.template,
    Number(list.hidden),
    Number(list.contentTypesEnabled),
    list.etag,
    list.createdAt,
    list.createdBy,
    list.modifiedAt,
    list.modifiedBy,
  );
}

export function updateList(db: Database, list: List): void {
  db.run(
    `UPDATE lists SET displayName = ?, description = ?, etag = ?, modifiedAt = ?, modifiedBy = ? WHERE id = ?`,
    list.displayName,
    list.description,
    list.etag,
    list.modifiedAt,
    list.modifiedBy,
    list.id,
  );
}

export function deleteList(db: Database, id: string): void {
  db.run('DELETE FROM lists WHERE id = ?', id);
}

/** Item numbers are never used twice in a list, even after a deletion. */
export function takeItemId(db: Database, listId: string): number {
  const row = db.first(
    z.object({ taken: z.number() }),
    'UPDATE lists SET nextItemId = nextItemId + 1 WHERE id = ? RETURNING nextItemId - 1 AS taken',
    listId,
  );
  if (!row) throw new Error('a list vanished while it was written to');
  return row.taken;
}
