import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from './database.ts';
import { flag } from './json.ts';

const File = z.object({
  id: z.string(),
  listId: z.string(),
  itemId: z.number(),
  /** '' for what lies directly in the root of its library */
  parentId: z.string(),
  name: z.string(),
  folder: flag,
  hash: z.string().nullable(),
  size: z.number(),
  contentTag: z.number(),
});
export type File = z.infer<typeof File>;

export function fileById(db: Database, id: string): File | undefined {
  return db.first(File, 'SELECT * FROM files WHERE id = ?', id);
}

export function fileOfItem(db: Database, listId: string, itemId: number): File | undefined {
  return db.first(File, 'SELECT * FROM files WHERE listId = ? AND itemId = ?', listId, itemId);
}

export function childNamed(
  db: Database,
  listId: string,
  parentId: string,
  name: string,
): File | undefined {
  return db.first(
    File,
    'SELECT * FROM files WHERE listId = ? AND parentId = ? AND name = ?',
    listId,
    parentId,
    name,
  );
}

export function childrenOf(db: Database, listId: string, parentId: string): File[] {
  return db.all(
    File,
    'SELECT * FROM files WHERE listId = ? AND parentId = ? ORDER BY folder DESC, name',
    listId,
    parentId,
  );
}

export function saveFile(db: Database, file: File): void {
  db.run(
    `INSERT INTO files (id, listId, itemId, parentId, name, folder, hash, size, contentTag)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, hash = excluded.hash, size = excluded.size,
       contentTag = excluded.contentTag`,
    file.id,
    file.listId,
    file.itemId,
    file.parentId,
    file.name,
    Number(file.folder),
    file.hash,
    file.size,
    file.contentTag,
  );
}

/** The path from the library's root, without a leading slash. */
export function pathOf(db: Database, file: File): string {
  const parent = file.parentId === '' ? undefined : fileById(db, file.parentId);
  return parent ? `${pathOf(db, parent)}/${file.name}` : file.name;
}

/** Bytes are kept once under their SHA-256, however many versions share them. */
export function saveBytes(db: Database, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  db.run('INSERT OR IGNORE INTO blobs (hash, bytes) VALUES (?, ?)', hash, bytes);
  return hash;
}

export function readBytes(db: Database, hash: string): Uint8Array {
  const row = db.first(
    z.object({ bytes: z.instanceof(Uint8Array) }),
    'SELECT bytes FROM blobs WHERE hash = ?',
    hash,
  );
  if (!row) throw new Error('the bytes of a file are missing from the local store');
  return row.bytes;
}
