import { type Actor, identityOf, lookupIdOf } from '../data/actors.ts';
import type { Column } from '../data/columns.ts';
import type { Fields, Item } from '../data/items.ts';
import type { List } from '../data/lists.ts';
import { graphSiteId, type Site } from '../data/sites.ts';
import type { Version } from '../data/versions.ts';
import { itemUrl } from './web-address.ts';

export function itemTag(item: Item): string {
  return `"${item.uniqueId},${item.etag}"`;
}

export function itemShape(
  site: Site,
  list: List,
  item: Item,
  url?: string,
): Record<string, unknown> {
  const library = list.template === 'documentLibrary';
  return {
    '@odata.etag': itemTag(item),
    createdDateTime: item.createdAt,
    eTag: itemTag(item),
    id: String(item.id),
    lastModifiedDateTime: item.modifiedAt,
    webUrl: url ?? itemUrl(site, list, item),
    createdBy: identityOf(item.createdBy),
    lastModifiedBy: identityOf(item.modifiedBy),
    parentReference: { id: list.id, siteId: graphSiteId(site) },
    contentType: library ? { id: '0x0101', name: 'Document' } : { id: '0x0100', name: 'Item' },
  };
}

/** In a delta answer: an item that is no more. */
export function deletedShape(site: Site, list: List, id: number): Record<string, unknown> {
  return {
    id: String(id),
    parentReference: { id: list.id, siteId: graphSiteId(site) },
    deleted: { state: 'deleted' },
  };
}

/** A named selection gives those fields alone, else everything; empty fields are absent either way. */
export function fieldsShape(
  list: List,
  item: Item,
  columns: Column[],
  select: string[] | undefined,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    ...ownFields(item.fields, columns),
    id: String(item.id),
    ContentType: list.template === 'documentLibrary' ? 'Document' : 'Item',
    Modified: item.modifiedAt,
    Created: item.createdAt,
    AuthorLookupId: lookupIdOf(item.createdBy),
    EditorLookupId: lookupIdOf(item.modifiedBy),
    _UIVersionString: `${item.version}.0`,
    Attachments: false,
    Edit: '',
    ItemChildCount: '0',
    FolderChildCount: '0',
  };
  const tag = { '@odata.etag': itemTag(item) };
  if (!select) return { ...tag, ...fields };
  const wanted = Object.entries(fields).filter(([name]) =>
    select.includes(name.split('@')[0] ?? ''),
  );
  return { ...tag, ...Object.fromEntries(wanted) };
}

function ownFields(fields: Fields, columns: Column[]): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const column of columns) {
    const value = fields[column.name];
    if (value === undefined) continue;
    if (Array.isArray(value)) shown[`${column.name}@odata.type`] = 'Collection(Edm.String)';
    shown[column.name] = value;
  }
  return shown;
}

type Made = { version: number; modifiedAt: string; modifiedBy: Actor };

/** What listItemVersion and driveItemVersion have in common. */
export function versionShape(version: Made): Record<string, unknown> {
  return {
    id: `${version.version}.0`,
    lastModifiedDateTime: version.modifiedAt,
    lastModifiedBy: identityOf(version.modifiedBy),
  };
}

export function versionFields(version: Version, columns: Column[]): Record<string, unknown> {
  return {
    ...ownFields(version.fields, columns),
    _UIVersionString: `${version.version}.0`,
    Modified: version.modifiedAt,
    EditorLookupId: lookupIdOf(version.modifiedBy),
  };
}
