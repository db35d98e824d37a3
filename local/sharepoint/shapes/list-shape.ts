import { identityOf } from '../data/actors.ts';
import type { Column } from '../data/columns.ts';
import type { List } from '../data/lists.ts';
import { graphSiteId, type Site } from '../data/sites.ts';
import { listUrl } from './web-address.ts';

export function listShape(site: Site, list: List): Record<string, unknown> {
  return {
    '@odata.etag': `"${list.id},${list.etag}"`,
    createdDateTime: list.createdAt,
    description: list.description,
    eTag: `"${list.id},${list.etag}"`,
    id: list.id,
    lastModifiedDateTime: list.modifiedAt,
    name: list.name,
    webUrl: listUrl(site, list),
    displayName: list.displayName,
    createdBy: identityOf(list.createdBy),
    lastModifiedBy: identityOf(list.modifiedBy),
    parentReference: { siteId: graphSiteId(site) },
    list: {
      contentTypesEnabled: list.contentTypesEnabled,
      hidden: list.hidden,
      template: list.template,
    },
  };
}

/** What the service leaves out of a list's columns (isDeletable, type, validation …) is left out here. */
export function columnShape(column: Column): Record<string, unknown> {
  const { kind, ...facet } = column.facet;
  return {
    columnGroup: column.columnGroup,
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.enforceUniqueValues,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: column.readOnly,
    required: column.required,
    ...(kind === 'hyperlinkOrPicture' ? {} : facet),
  };
}
