import { localAppId } from '../data/actors.ts';
import { type GrantRole, grantsOf } from '../data/grants.ts';
import { listIdOfDrive } from '../data/ids.ts';
import { type Item, itemById } from '../data/items.ts';
import { findList, type List, listById } from '../data/lists.ts';
import { type Site, siteById } from '../data/sites.ts';
import type { Call } from './call.ts';
import { denied, notFound } from './refusal.ts';

/** What a request wants of a site; `own` is granting others their rights, which stays with administrators. */
export type Need = 'read' | 'write' | 'manage' | 'own';

const rolesFor: Record<Need, readonly GrantRole[]> = {
  read: ['read', 'write', 'manage', 'owner', 'fullcontrol'],
  write: ['write', 'manage', 'owner', 'fullcontrol'],
  manage: ['manage', 'owner', 'fullcontrol'],
  own: [],
};

/** Sites.Selected: the bot reaches a site as far as the grant on that very site goes, and no further. */
function allow(call: Call, site: Site, need: Need): void {
  if (call.actor !== 'local-app') return;
  const granted = grantsOf(call.db, site.id).some(
    (grant) => grant.appId === localAppId && rolesFor[need].includes(grant.role),
  );
  if (!granted) throw denied();
}

/** The site in the address: `host,guid,guid`, or its first guid alone. */
export function siteOf(call: Call, need: Need): Site {
  const parts = call.param('site').split(',');
  const site = siteById(call.db, (parts[1] ?? parts[0] ?? '').toLowerCase());
  if (!site) throw notFound('Requested site could not be found');
  allow(call, site, need);
  return site;
}

export type Place = { site: Site; list: List };

export function listOf(call: Call, need: Need): Place {
  const site = siteOf(call, need);
  const list = findList(call.db, site.id, call.param('list'));
  if (!list) throw notFound('The specified list was not found');
  return { site, list };
}

export function itemOf(call: Call, need: Need): Place & { item: Item } {
  const { site, list } = listOf(call, need);
  const item = itemById(call.db, list.id, Number(call.param('item')));
  if (!item) throw notFound('The specified item was not found');
  return { site, list, item };
}

/** The library behind a drive id. */
export function driveOf(call: Call, need: Need): Place {
  const list = listById(call.db, listIdOfDrive(call.param('drive')) ?? '');
  const site = list && siteById(call.db, list.siteId);
  if (!list || !site || list.template !== 'documentLibrary') throw notFound();
  allow(call, site, need);
  return { site, list };
}
