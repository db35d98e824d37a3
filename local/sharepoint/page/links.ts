import type { File } from '../data/files.ts';
import type { List } from '../data/lists.ts';
import type { Site } from '../data/sites.ts';

export function siteHref(site: Site): string {
  return `/sharepoint${site.path}`;
}

export function listHref(site: Site, list: List): string {
  return `${siteHref(site)}/${encodeURIComponent(list.displayName)}`;
}

export function itemHref(site: Site, list: List, itemId: number): string {
  return `${listHref(site, list)}/${itemId}`;
}

/** Opens the file itself in the browser. */
export function openHref(site: Site, list: List, file: File): string {
  return `${itemHref(site, list, file.itemId)}/open/${encodeURIComponent(file.name)}`;
}
