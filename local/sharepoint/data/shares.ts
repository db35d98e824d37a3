import { z } from 'zod';
import { Actor } from './actors.ts';
import type { Database } from './database.ts';
import { jsonText } from './json.ts';

const Share = z.object({
  id: z.string(),
  fileId: z.string(),
  roles: jsonText(z.array(z.string())),
  email: z.string().nullable(),
  linkType: z.string().nullable(),
  linkScope: z.string().nullable(),
  actor: Actor,
  createdAt: z.string(),
});
/** A permission on one file or folder: for a named person (email) or as a link (linkType, linkScope). */
export type Share = z.infer<typeof Share>;

export function sharesOf(db: Database, fileId: string): Share[] {
  return db.all(Share, 'SELECT * FROM shares WHERE fileId = ? ORDER BY createdAt, id', fileId);
}

export function shareById(db: Database, id: string): Share | undefined {
  return db.first(Share, 'SELECT * FROM shares WHERE id = ?', id);
}

export function saveShare(db: Database, share: Share): void {
  db.run(
    `INSERT INTO shares (id, fileId, roles, email, linkType, linkScope, actor, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET roles = excluded.roles`,
    share.id,
    share.fileId,
    JSON.stringify(share.roles),
    share.email,
    share.linkType,
    share.linkScope,
    share.actor,
    share.createdAt,
  );
}

export function deleteShare(db: Database, fileId: string, id: string): number {
  return db.run('DELETE FROM shares WHERE fileId = ? AND id = ?', fileId, id);
}
