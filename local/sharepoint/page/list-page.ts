import { nameOf } from '../data/actors.ts';
import { type Column, columnsOf } from '../data/columns.ts';
import type { Database } from '../data/database.ts';
import { fileOfItem, pathOf } from '../data/files.ts';
import { type FieldValue, type Item, itemsAfter } from '../data/items.ts';
import type { Place } from '../http/access.ts';
import { inReadingOrder } from './column-order.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { itemHref, listHref, openHref, siteHref } from './links.ts';
import { home } from './overview.ts';
import { keyShortened, shortened, showMoment, showValue, wordsFor } from './show-value.ts';

export type Sorting = { by: string; down: boolean };

/** What a list is sorted by when nobody has chosen: what was just filed is what people come to see. */
export const modified = 'Modified';

/** All rows of a list with their columns, or all files of a library; a heading sorts. */
export function listPage(db: Database, place: Place, sorting: Sorting): string {
  const { site, list } = place;
  const all = peopleColumns(columnsOf(db, list.id));
  const first = firstColumn(place, all);
  const columns = inReadingOrder(all.filter(({ name }) => name !== first.name));
  const items = sorted(itemsAfter(db, list.id, 0, 5000), sorting);
  const crumbs = [home, { name: site.displayName, href: siteHref(site) }];
  if (items.length === 0) {
    return layout(list.displayName, crumbs, html`<p class="empty">There are no items yet.</p>`);
  }
  const heads = [
    head(place, sorting, first.name, first.displayName),
    ...columns.map(({ name, displayName }) => head(place, sorting, name, displayName)),
    head(place, sorting, modified, 'Modified'),
    html`<th scope="col">Modified by</th>`,
  ];
  const rows = items.map((item) => row(db, place, columns, item));
  const table = html`<p class="quiet">${items.length} ${items.length === 1 ? 'item' : 'items'}, ${orderInWords([first, ...all], sorting)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${list.displayName}"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
  return layout(list.displayName, crumbs, table);
}

function orderInWords(columns: { name: string; displayName: string }[], sorting: Sorting): string {
  const { by, down } = sorting;
  if (by === modified) return `the one changed ${down ? 'last' : 'longest ago'} first`;
  const column = columns.find(({ name }) => name === by);
  return `by ${column?.displayName ?? by}, ${down ? 'highest' : 'lowest'} first`;
}

/** What a row is called: a file's name, else our own reference, else the title. */
function firstColumn({ list }: Place, columns: Column[]): { name: string; displayName: string } {
  if (list.template === 'documentLibrary') return { name: 'FileLeafRef', displayName: 'Name' };
  const reference = columns.find(({ name }) => name === 'Reference');
  return reference ?? { name: 'Title', displayName: 'Title' };
}

/** The columns somebody made, and the title: the rest is SharePoint's own housekeeping. */
export function peopleColumns(columns: Column[]): Column[] {
  return columns.filter((column) => !column.hidden && (!column.builtIn || column.name === 'Title'));
}

function row(db: Database, place: Place, columns: Column[], item: Item): Html {
  const cells = columns.map((column) => cell(column, item.fields[column.name]));
  return html`<tr><th scope="row">${rowHead(db, place, item)}</th>${cells}
<td>${showMoment(item.modifiedAt)}</td><td>${nameOf(item.modifiedBy)}</td></tr>`;
}

function rowHead(db: Database, { site, list }: Place, item: Item): Html {
  const details = itemHref(site, list, item.id);
  const file = list.template === 'documentLibrary' && fileOfItem(db, list.id, item.id);
  if (!file) {
    const reference = item.fields['Reference'] ?? item.fields['Title'] ?? `Item ${item.id}`;
    return html`<a href="${details}">${shortened(String(reference))}</a>`;
  }
  const path = pathOf(db, file);
  if (file.folder) return html`${path} <span class="quiet">(folder)</span>`;
  return html`<a href="${openHref(site, list, file)}">${path}</a><br><a class="quiet" href="${details}">Details and versions<span hidden> of ${path}</span></a>`;
}

function cell(column: Column, value: FieldValue | undefined): Html {
  const words = value === undefined ? '' : wordsFor(column, value);
  const key = keyShortened(words);
  if (key !== words) return html`<td>${key}</td>`;
  if (words.length <= 40) return html`<td>${showValue(column, value)}</td>`;
  return html`<td class="long"><div>${shortened(words)}</div></td>`;
}

function head({ site, list }: Place, sorting: Sorting, name: string, title: string): Html {
  const current = sorting.by === name;
  const query = new URLSearchParams({
    sort: name,
    ...(current && !sorting.down ? { down: '1' } : {}),
  });
  const state = current ? (sorting.down ? 'descending' : 'ascending') : 'none';
  const arrow = current ? (sorting.down ? ' ↓' : ' ↑') : '';
  return html`<th scope="col" aria-sort="${state}"><a href="${listHref(site, list)}?${query.toString()}">${title}${arrow}</a></th>`;
}

function sorted(items: Item[], { by, down }: Sorting): Item[] {
  const order = new Intl.Collator('en-GB', { numeric: true });
  const key = (item: Item) => {
    return by === modified ? item.modifiedAt : String(item.fields[by] ?? '');
  };
  const ascending = items.toSorted((a, b) => order.compare(key(a), key(b)) || a.id - b.id);
  return down ? ascending.toReversed() : ascending;
}
