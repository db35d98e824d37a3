import { z } from 'zod';
import type { Database } from './database.ts';
import { jsonText } from './json.ts';

const Site = z.object({
  id: z.string(),
  webId: z.string(),
  hostname: z.string(),
  path: z.string(),
  displayName: z.string(),
  members: jsonText(z.array(z.string())),
  createdAt: z.string(),
});
export type Site = z.infer<typeof Site>;

/** `host,siteCollection,web`: what Graph calls the id of a site. */
export function graphSiteId(site: Site): string {
  return `${site.hostname},${site.id},${site.webId}`;
}

export function allSites(db: Database): Site[] {
  return db.all(Site, 'SELECT * FROM sites ORDER BY path');
}

export function siteById(db: Database, id: string): Site | undefined {
  return db.first(Site, 'SELECT * FROM sites WHERE id = ?', id);
}

export function siteByPath(db: Database, hostname: string, path: string): Site | undefined {
  return db.first(Site, 'SELECT * FROM sites WHERE hostname = ? AND path = ?', hostname, path);
}

export function saveSite(db: Database, site: Site): void {
  db.run(
    `INSERT INTO sites (id, webId, hostname, path, displayName, members, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET displayName = excluded.displayName, members = excluded.members`,
    site.id,
    site.webId,
    site.hostname,
    site.path,
    site.displayName,
    JSON.stringify(site.members),
    site.createdAt,
  );
}
