import { type Column, columnsOf } from '../data/columns.ts';
import { fileOfItem } from '../data/files.ts';
import type { Item } from '../data/items.ts';
import type { Place } from '../http/access.ts';
import type { Call } from '../http/call.ts';
import { type Expansion, namesIn, parseExpand, selected } from '../http/query.ts';
import { invalid } from '../http/refusal.ts';
import { fileShape } from '../shapes/drive-shape.ts';
import { fieldsShape, itemShape } from '../shapes/item-shape.ts';
import { fileUrl, graphRoot } from '../shapes/web-address.ts';

/** Items as the request asked to see them: `$select`, `$expand=fields($select=…),driveItem`. */
export function showItems(call: Call, place: Place, items: Item[]): Record<string, unknown>[] {
  const expansion = parseExpand(call.query.get('$expand'), ['fields', 'driveItem']);
  return showExpanded(call, place, items, expansion, call.query.get('$select'));
}

export function showExpanded(
  call: Call,
  place: Place,
  items: Item[],
  expansion: Expansion,
  select?: string,
): Record<string, unknown>[] {
  const columns = columnsOf(call.db, place.list.id);
  const expandedFields = expansion.get('fields');
  if (expandedFields?.select) checkNames(columns, expandedFields.select);
  return items.map((item) => {
    const shape = selected(plain(call, place, item), select);
    if (expandedFields) {
      shape['fields'] = fieldsShape(place.list, item, columns, expandedFields.select);
    }
    const file = expansion.has('driveItem') && fileOfItem(call.db, item.listId, item.id);
    if (file) shape['driveItem'] = fileShape(call.db, place, file);
    return shape;
  });
}

/** The answer to a create or an update: the item with all its fields. */
export function showWithFields(call: Call, place: Place, item: Item): Record<string, unknown> {
  return {
    '@odata.context': `${graphRoot}/$metadata#listItem`,
    ...plain(call, place, item),
    fields: fieldsShape(place.list, item, columnsOf(call.db, place.list.id), undefined),
  };
}

export function showFields(
  call: Call,
  place: Place,
  item: Item,
  select?: string,
): Record<string, unknown> {
  const columns = columnsOf(call.db, place.list.id);
  const names = select === undefined ? undefined : namesIn(select);
  if (names) checkNames(columns, names);
  return fieldsShape(place.list, item, columns, names);
}

function plain(call: Call, place: Place, item: Item): Record<string, unknown> {
  const file =
    place.list.template === 'documentLibrary' && fileOfItem(call.db, item.listId, item.id);
  const url = file ? fileUrl(call.db, place.site, place.list, file) : undefined;
  return itemShape(place.site, place.list, item, url);
}

const computed = new Set([
  'id',
  'AuthorLookupId',
  'EditorLookupId',
  'Edit',
  'Attachments',
  'ItemChildCount',
  'FolderChildCount',
]);

function checkNames(columns: Column[], names: string[]): void {
  const unknown = names.find(
    (name) => !computed.has(name) && !columns.some((column) => column.name === name),
  );
  if (unknown !== undefined) throw invalid(`Field '${unknown}' is not recognized`);
}
