import type { Site } from '../../partnership/marking.ts';
import { type ClientOptions, openClient } from '../client.ts';
import { type PartnershipSites, placeFinder } from '../places.ts';
import { wantedLists } from './definition.ts';
import { loadRows, type RowToLoad } from './load-rows.ts';
import { type ProvisionOptions, provisionSite, type SiteReport } from './provision-site.ts';

/** What an administrator does to the sites of one partnership. */
export interface Provisioner {
  provision(options: ProvisionOptions): Promise<Readonly<Record<Site, SiteReport>>>;
  /** Puts rows into the lists; those whose reference is there are left out. Gives back how many were new. */
  load(rows: readonly RowToLoad[]): Promise<number>;
}

/** Needs a credential that may manage both sites; the bot's own may not, and is not asked to. */
export function openProvisioner(
  options: ClientOptions,
  partnership: PartnershipSites,
): Provisioner {
  const client = openClient(options);
  const finder = placeFinder(client, [partnership]);
  const lists = wantedLists();
  return {
    provision: async (how) => {
      const { sites } = partnership;
      const [open, restricted] = await Promise.all([
        provisionSite(client, sites.open, lists, how),
        provisionSite(client, sites.restricted, lists, how),
      ]);
      return { open, restricted };
    },
    load: (rows) => loadRows(client, finder, partnership.key, rows),
  };
}
