import { identityOf } from '../data/actors.ts';
import type { Database } from '../data/database.ts';
import { childrenOf, type File, fileById, pathOf } from '../data/files.ts';
import { driveIdOf, rootIdOf } from '../data/ids.ts';
import { type Item, itemById } from '../data/items.ts';
import type { List } from '../data/lists.ts';
import { graphSiteId, type Site } from '../data/sites.ts';
import { mimeTypeOf } from './mime-type.ts';
import { fileUrl, listUrl } from './web-address.ts';

type Place = { site: Site; list: List };

export function driveShape({ site, list }: Place): Record<string, unknown> {
  return {
    createdDateTime: list.createdAt,
    description: list.description,
    id: driveIdOf(site, list),
    lastModifiedDateTime: list.modifiedAt,
    name: list.displayName,
    webUrl: listUrl(site, list),
    driveType: 'documentLibrary',
    createdBy: identityOf(list.createdBy),
    lastModifiedBy: identityOf(list.modifiedBy),
    owner: { group: { id: site.id, displayName: `${site.displayName} Owners` } },
  };
}

export function rootShape(db: Database, { site, list }: Place): Record<string, unknown> {
  return {
    createdDateTime: list.createdAt,
    id: rootIdOf(list.id),
    lastModifiedDateTime: list.modifiedAt,
    name: 'root',
    webUrl: listUrl(site, list),
    size: 0,
    parentReference: { driveType: 'documentLibrary', driveId: driveIdOf(site, list) },
    folder: { childCount: childrenOf(db, list.id, '').length },
    root: {},
  };
}

function fileTag(item: Item): string {
  return `"{${item.uniqueId.toUpperCase()}},${item.etag}"`;
}

export function fileShape(db: Database, place: Place, file: File): Record<string, unknown> {
  const item = itemById(db, file.listId, file.itemId);
  if (!item) throw new Error('a file has lost its row in the library');
  const content = file.folder
    ? { folder: { childCount: childrenOf(db, file.listId, file.id).length } }
    : { file: { mimeType: mimeTypeOf(file.name), hashes: {} } };
  return {
    '@odata.etag': fileTag(item),
    createdDateTime: item.createdAt,
    eTag: fileTag(item),
    cTag: `"c:{${item.uniqueId.toUpperCase()}},${file.contentTag}"`,
    id: file.id,
    lastModifiedDateTime: item.modifiedAt,
    name: file.name,
    webUrl: fileUrl(db, place.site, place.list, file),
    size: file.size,
    createdBy: identityOf(item.createdBy),
    lastModifiedBy: identityOf(item.modifiedBy),
    parentReference: parentShape(db, place, file),
    fileSystemInfo: {
      createdDateTime: item.createdAt,
      lastModifiedDateTime: item.modifiedAt,
    },
    ...content,
  };
}

function parentShape(db: Database, { site, list }: Place, file: File): Record<string, string> {
  const driveId = driveIdOf(site, list);
  const parent = file.parentId === '' ? undefined : fileById(db, file.parentId);
  const path = parent ? `/${pathOf(db, parent)}` : '';
  return {
    driveType: 'documentLibrary',
    driveId,
    id: parent ? parent.id : rootIdOf(list.id),
    name: parent ? parent.name : list.name,
    path: `/drives/${driveId}/root:${path}`,
    siteId: graphSiteId(site),
  };
}
