import { logChange } from '../data/changes.ts';
import { type Column, saveColumn } from '../data/columns.ts';
import { newGuid } from '../data/ids.ts';
import type { Deed } from '../data/keep-item.ts';
import { findList, insertList, type List } from '../data/lists.ts';
import type { Site } from '../data/sites.ts';
import { builtInColumns } from '../fields/built-in.ts';
import type { ColumnInput } from '../fields/column-input.ts';
import { makeColumn } from '../fields/columns.ts';
import { nameTaken } from '../http/refusal.ts';

export type NewList = {
  displayName: string;
  name: string;
  description: string;
  template: List['template'];
  hidden: boolean;
  contentTypesEnabled: boolean;
  columns: ColumnInput[];
};

/** A list, or a library, with the columns it is born with and those asked for. */
export function makeList(deed: Deed, site: Site, wanted: NewList): List {
  if (findList(deed.db, site.id, wanted.displayName)) {
    throw nameTaken(
      'A list, survey, discussion board, or document library with the specified title already exists in this Web site. Please choose another title.',
    );
  }
  const { columns, ...rest } = wanted;
  const list: List = {
    ...rest,
    id: newGuid(),
    siteId: site.id,
    etag: 1,
    createdAt: deed.at,
    createdBy: deed.actor,
    modifiedAt: deed.at,
    modifiedBy: deed.actor,
  };
  insertList(deed.db, list);
  const all: Column[] = builtInColumns(list.template);
  for (const input of columns) all.push(makeColumn(input, all));
  for (const column of all) saveColumn(deed.db, list.id, column);
  logChange(deed.db, { at: deed.at, actor: deed.actor, operation: 'create list', list });
  return list;
}
