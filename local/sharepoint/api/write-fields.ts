import { type Column, columnsOf } from '../data/columns.ts';
import { type Fields, holderOf, type Item } from '../data/items.ts';
import { changeItem, createItem, type Deed } from '../data/keep-item.ts';
import type { List } from '../data/lists.ts';
import { applyPatch, parseFieldPatch } from '../fields/values.ts';
import { GraphRefusal, invalid } from '../http/refusal.ts';
import { itemTag } from '../shapes/item-shape.ts';

/** A new item from what a client sent, once every column accepts it. */
export function addItem(deed: Deed, list: List, input: Record<string, unknown>): Item {
  const columns = columnsOf(deed.db, list.id);
  const fields = applyPatch({}, parseFieldPatch(columns, input));
  refuseDuplicates(deed, list, columns, fields, 0);
  return createItem(deed, list, fields);
}

/** The next version of an item, once every column accepts the change. */
export function writeFields(
  deed: Deed,
  list: List,
  item: Item,
  input: Record<string, unknown>,
): Item {
  const columns = columnsOf(deed.db, list.id);
  const patch = parseFieldPatch(columns, input);
  if (patch.size === 0) throw invalid('The request contains no field to update.');
  const fields = applyPatch(item.fields, patch);
  refuseDuplicates(deed, list, columns, fields, item.id);
  return changeItem(deed, list, item, { fields, operation: 'update item' });
}

export function refuseDuplicates(
  deed: Deed,
  list: List,
  columns: Column[],
  fields: Fields,
  itemId: number,
): void {
  for (const { name, enforceUniqueValues } of columns) {
    const value = fields[name];
    if (!enforceUniqueValues || value === undefined) continue;
    if (holderOf(deed.db, list.id, name, value, itemId) !== undefined) {
      throw invalid('One or more fields with unique constraints already has the provided value.');
    }
  }
}

/** If-Match: the write goes through only on the version the client has read. Braces and case do not count. */
export function checkMatch(item: Item, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const given = ifMatch.split(/,(?=\s*(?:W\/)?")/).map(bareTag);
  if (given.includes(bareTag(itemTag(item)))) return;
  throw new GraphRefusal(412, 'resourceModified', "ETag does not match current item's value");
}

function bareTag(tag: string): string {
  return tag
    .replace(/^\s*W\//, '')
    .replace(/["{}\s]/g, '')
    .toLowerCase();
}
