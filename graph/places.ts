import { z } from 'zod';
import type { Site } from '../partnership/marking.ts';
import { LIBRARIES, type ListName, listNames } from '../partnership/record/lists.ts';
import type { GraphClient } from './client.ts';
import { deadlineIn } from './http/deadline.ts';
import { GraphFault } from './http/fault.ts';

export interface SiteAddress {
  readonly hostname: string;
  /** Server-relative: `/sites/wiltshire-csp`. */
  readonly path: string;
}

export interface PartnershipSites {
  readonly key: string;
  readonly sites: Readonly<Record<Site, SiteAddress>>;
}

/** Where the lists of one site are. */
export interface Place {
  /** `/sites/{id}/lists/{id}` of a list. */
  list(name: ListName): string;
  /** `/drives/{id}` of a library. */
  drive(name: ListName): string;
}

export type Places = Readonly<Record<Site, Place>>;

export interface PlaceFinder {
  of(partnership: string): Promise<Places>;
  /** Looks anew next time: lists were made again, or are there now. */
  forget(partnership: string): void;
}

const LOOK_FOR = 30_000;

/** Ids are looked up once and kept; a failed look-up is not kept. */
export function placeFinder(
  client: GraphClient,
  partnerships: readonly PartnershipSites[],
): PlaceFinder {
  const found = new Map<string, Promise<Places>>();
  return {
    forget: (partnership) => found.delete(partnership),
    of: async (partnership) => {
      const sites = partnerships.find((each) => each.key === partnership)?.sites;
      if (!sites) throw new Error('A partnership without SharePoint sites was asked for');
      const looking = found.get(partnership) ?? findPlaces(client, sites);
      found.set(partnership, looking);
      try {
        return await looking;
      } catch (error) {
        found.delete(partnership);
        throw error;
      }
    },
  };
}

async function findPlaces(client: GraphClient, sites: PartnershipSites['sites']): Promise<Places> {
  const both = [findPlace(client, sites.open), findPlace(client, sites.restricted)] as const;
  const [open, restricted] = await Promise.all(both);
  return { open, restricted };
}

const WithId = z.object({ id: z.string() });
const NamedLists = z.object({ value: z.array(WithId.extend({ displayName: z.string() })) });

async function findPlace(client: GraphClient, address: SiteAddress): Promise<Place> {
  const deadline = deadlineIn(LOOK_FOR);
  const read = <T>(what: string, path: string, answer: z.ZodType<T>): Promise<T> =>
    client.send({ what, method: 'GET', path, repeatable: true, answer, deadline });
  const site = await read('find a site', sitePath(address), WithId);
  const root = `/sites/${site.id}/lists`;
  const found = await read('read the lists', `${root}?$select=id,displayName`, NamedLists);
  const ids = new Map(found.value.map((list) => [list.displayName, list.id]));
  const lists = new Map(listNames().map((name) => [name, `${root}/${idOf(ids, name)}`]));
  const drives = new Map<ListName, string>();
  for (const name of LIBRARIES) {
    const drive = await read('find a library', `${lists.get(name)}/drive?$select=id`, WithId);
    drives.set(name, `/drives/${drive.id}`);
  }
  return { list: (name) => known(lists, name), drive: (name) => known(drives, name) };
}

function known(paths: ReadonlyMap<ListName, string>, name: ListName): string {
  const path = paths.get(name);
  if (path === undefined) throw new Error(`${name} is no library`);
  return path;
}

export function sitePath({ hostname, path }: SiteAddress): string {
  return `/sites/${hostname}:${path.split('/').map(encodeURIComponent).join('/')}`;
}

function idOf(lists: ReadonlyMap<string, string>, name: string): string {
  const id = lists.get(name);
  if (id !== undefined) return id;
  throw new GraphFault({ kind: 'refused', what: `find the list ${name}; run npm run provision` });
}
