import { makeList } from './api/make-list.ts';
import { localAppId } from './data/actors.ts';
import type { Database } from './data/database.ts';
import { saveGrant } from './data/grants.ts';
import { guidFrom } from './data/ids.ts';
import { type Site, saveSite, siteById } from './data/sites.ts';

/** A site that is there from the first start: the bot may write to it, nobody but an administrator may change its lists. */
export type SiteSeed = {
  hostname: string;
  /** server-relative, such as `/sites/wiltshire-csp` */
  path: string;
  displayName: string;
  /** e-mail addresses of its members */
  members: string[];
};

/** Sows what is missing. A site that is there keeps its lists and grants; its name and members follow the seed. */
export function sowSites(db: Database, seeds: SiteSeed[], at: string): void {
  for (const seed of seeds) {
    const address = `${seed.hostname}${seed.path}`;
    const id = guidFrom(`site ${address}`);
    const known = siteById(db, id);
    const site: Site = {
      ...seed,
      id,
      webId: guidFrom(`web ${address}`),
      createdAt: known?.createdAt ?? at,
    };
    saveSite(db, site);
    if (!known) furnish(db, site, at);
  }
}

/** A new site comes with its first library and the grant that commissioning gave the bot. */
function furnish(db: Database, site: Site, at: string): void {
  saveGrant(db, {
    id: guidFrom(`grant ${site.id}`),
    siteId: site.id,
    appId: localAppId,
    appName: 'Boardpack',
    role: 'write',
  });
  makeList({ db, actor: 'local-admin', at }, site, {
    displayName: 'Documents',
    name: 'Shared Documents',
    description: '',
    template: 'documentLibrary',
    hidden: false,
    contentTypesEnabled: false,
    columns: [],
  });
}
