import { z } from 'zod';
import { Actor } from './actors.ts';
import type { Database } from './database.ts';

export const Conflict = z.enum(['fail', 'replace', 'rename']);
export type Conflict = z.infer<typeof Conflict>;

const Upload = z.object({
  id: z.string(),
  listId: z.string(),
  parentId: z.string(),
  name: z.string(),
  conflict: Conflict,
  total: z.number().nullable(),
  received: z.number(),
  actor: Actor,
  expiresAt: z.string(),
});
export type Upload = z.infer<typeof Upload>;

export function uploadById(db: Database, id: string): Upload | undefined {
  return db.first(Upload, 'SELECT * FROM uploads WHERE id = ?', id);
}

export function insertUpload(db: Database, upload: Upload): void {
  db.run(
    `INSERT INTO uploads (id, listId, parentId, name, conflict, total, received, actor, expiresAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    upload.id,
    upload.listId,
    upload.parentId,
    upload.name,
    upload.conflict,
    upload.total,
    upload.received,
    upload.actor,
    upload.expiresAt,
  );
}

export function keepPart(db: Database, upload: Upload, bytes: Uint8Array, total: number): void {
  db.run(
    'INSERT INTO uploadParts (uploadId, start, bytes) VALUES (?, ?, ?)',
    upload.id,
    upload.received,
    bytes,
  );
  db.run(
    'UPDATE uploads SET received = received + ?, total = ? WHERE id = ?',
    bytes.byteLength,
    total,
    upload.id,
  );
}

export function partsOf(db: Database, uploadId: string): Uint8Array[] {
  const rows = db.all(
    z.object({ bytes: z.instanceof(Uint8Array) }),
    'SELECT bytes FROM uploadParts WHERE uploadId = ? ORDER BY start',
    uploadId,
  );
  return rows.map((row) => row.bytes);
}

export function deleteUpload(db: Database, id: string): number {
  return db.run('DELETE FROM uploads WHERE id = ?', id);
}
