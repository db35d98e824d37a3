import { z } from 'zod';
import type { Database } from './database.ts';

/** What Sites.Selected gives an application on one site. */
export const GrantRole = z.enum(['read', 'write', 'manage', 'owner', 'fullcontrol']);
export type GrantRole = z.infer<typeof GrantRole>;

const Grant = z.object({
  id: z.string(),
  siteId: z.string(),
  appId: z.string(),
  appName: z.string(),
  role: GrantRole,
});
export type Grant = z.infer<typeof Grant>;

export function grantsOf(db: Database, siteId: string): Grant[] {
  return db.all(Grant, 'SELECT * FROM grants WHERE siteId = ? ORDER BY id', siteId);
}

export function saveGrant(db: Database, grant: Grant): void {
  db.run(
    'INSERT OR REPLACE INTO grants (id, siteId, appId, appName, role) VALUES (?, ?, ?, ?, ?)',
    grant.id,
    grant.siteId,
    grant.appId,
    grant.appName,
    grant.role,
  );
}

export function removeGrant(db: Database, siteId: string, id: string): number {
  return db.run('DELETE FROM grants WHERE siteId = ? AND id = ?', siteId, id);
}
