import { z } from 'zod';
import { Actor } from './actors.ts';
import type { Database } from './database.ts';
import { Fields } from './items.ts';
import { jsonText } from './json.ts';

const Version = z.object({
  version: z.number(),
  fields: jsonText(Fields),
  hash: z.string().nullable(),
  size: z.number().nullable(),
  modifiedAt: z.string(),
  modifiedBy: Actor,
});
export type Version = z.infer<typeof Version>;

const columns = 'version, fields, hash, size, modifiedAt, modifiedBy';

/** Newest first, as Graph lists them. */
export function versionsOf(db: Database, listId: string, itemId: number): Version[] {
  return db.all(
    Version,
    `SELECT ${columns} FROM versions WHERE listId = ? AND itemId = ? ORDER BY version DESC`,
    listId,
    itemId,
  );
}

export function versionOf(
  db: Database,
  listId: string,
  itemId: number,
  version: number,
): Version | undefined {
  return db.first(
    Version,
    `SELECT ${columns} FROM versions WHERE listId = ? AND itemId = ? AND version = ?`,
    listId,
    itemId,
    version,
  );
}

export function saveVersion(db: Database, listId: string, itemId: number, version: Version): void {
  db.run(
    `INSERT INTO versions (listId, itemId, version, fields, hash, size, modifiedAt, modifiedBy)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    listId,
    itemId,
    version.version,
    JSON.stringify(version.fields),
    version.hash,
    version.size,
    version.modifiedAt,
    version.modifiedBy,
  );
}
