import type { Database } from '../data/database.ts';
import { type File, pathOf } from '../data/files.ts';
import type { Item } from '../data/items.ts';
import type { List } from '../data/lists.ts';
import type { Site } from '../data/sites.ts';

export const graphRoot = 'https://graph.microsoft.com/v1.0';

export function siteUrl(site: Site): string {
  return `https://${site.hostname}${site.path}`;
}

export function listUrl(site: Site, list: List): string {
  const folder = list.template === 'documentLibrary' ? '' : 'Lists/';
  return `${siteUrl(site)}/${folder}${encodeURIComponent(list.name)}`;
}

/** Where a person reads an item: the file itself in a library, the form in a list. */
export function itemUrl(site: Site, list: List, item: Item): string {
  return `${listUrl(site, list)}/${item.id}_.000`;
}

export function fileUrl(db: Database, site: Site, list: List, file: File): string {
  const path = pathOf(db, file).split('/').map(encodeURIComponent).join('/');
  return `${listUrl(site, list)}/${path}`;
}
