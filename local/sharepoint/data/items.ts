import type { SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import { Actor } from './actors.ts';
import { valueSql } from './columns.ts';
import type { Database } from './database.ts';
import { jsonText } from './json.ts';

export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type FieldValue = z.infer<typeof FieldValue>;
/** Empty fields are absent, as SharePoint leaves them out of an answer. */
export const Fields = z.record(z.string(), FieldValue);
export type Fields = z.infer<typeof Fields>;

const Item = z.object({
  listId: z.string(),
  id: z.number(),
  uniqueId: z.string(),
  fields: jsonText(Fields),
  etag: z.number(),
  version: z.number(),
  createdAt: z.string(),
  createdBy: Actor,
  modifiedAt: z.string(),
  modifiedBy: Actor,
});
export type Item = z.infer<typeof Item>;

export function itemById(db: Database, listId: string, id: number): Item | undefined {
  return db.first(Item, 'SELECT * FROM items WHERE listId = ? AND id = ?', listId, id);
}

/** The next `limit` items by number after `after`. */
export function itemsAfter(db: Database, listId: string, after: number, limit: number): Item[] {
  return db.all(
    Item,
    'SELECT * FROM items WHERE listId = ? AND id > ? ORDER BY id LIMIT ?',
    listId,
    after,
    limit,
  );
}

export type Selection = { where: string; order: string; values: SQLInputValue[] };

/** The numbers of all items that match, in order: paging finds its place in this by the last item it showed. */
export function matchingIds(db: Database, listId: string, selection: Selection): number[] {
  const rows = db.all(
    z.object({ id: z.number() }),
    `SELECT id FROM items WHERE listId = ? AND ${selection.where} ORDER BY ${selection.order}`,
    listId,
    ...selection.values,
  );
  return rows.map((row) => row.id);
}

/** The item, other than `exceptId`, that already holds this value; letter case does not tell values apart. */
export function holderOf(
  db: Database,
  listId: string,
  column: string,
  value: FieldValue,
  exceptId: number,
): number | undefined {
  return db.first(
    z.object({ id: z.number() }),
    `SELECT id FROM items WHERE listId = ? AND id <> ? AND ${valueSql(column)} = ? COLLATE NOCASE LIMIT 1`,
    listId,
    exceptId,
    typeof value === 'boolean' ? Number(value) : Array.isArray(value) ? value.join(';#') : value,
  )?.id;
}

export function hasDuplicates(db: Database, listId: string, column: string): boolean {
  const found = db.first(
    z.object({ many: z.number() }),
    `SELECT count(*) AS many FROM items WHERE listId = ? AND ${valueSql(column)} IS NOT NULL
     GROUP BY lower(${valueSql(column)}) HAVING count(*) > 1 LIMIT 1`,
    listId,
  );
  return found !== undefined;
}

export function countItems(db: Database, listId: string): number {
  const row = db.first(
    z.object({ many: z.number() }),
    'SELECT count(*) AS many FROM items WHERE listId = ?',
    listId,
  );
  return row ? row.many : 0;
}

/** Writes the item as it is now; the caller keeps the version and the change log beside it (see keep-item.ts). */
export function saveItem(db: Database, item: Item): void {
  db.run(
    `INSERT INTO items (listId, id, uniqueId, fields, etag, version, createdAt, createdBy, modifiedAt, modifiedBy)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (listId, id) DO UPDATE SET fields = excluded.fields, etag = excluded.etag,
       version = excluded.version, modifiedAt = excluded.modifiedAt, modifiedBy = excluded.modifiedBy`,
    item.listId,
    item.id,
    item.uniqueId,
    JSON.stringify(item.fields),
    item.etag,
    item.version,
    item.createdAt,
    item.createdBy,
    item.modifiedAt,
    item.modifiedBy,
  );
}

export function deleteItem(db: Database, listId: string, id: number): void {
  db.run('DELETE FROM items WHERE listId = ? AND id = ?', listId, id);
}
