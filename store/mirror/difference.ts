import type { Row } from '../../partnership/record/row.ts';
import { isNewer } from '../e-tag.ts';
import type { MirrorPage, MirrorRow } from '../store.ts';

/** One item of a list as it is kept. */
export interface Item {
  readonly item_id: string;
  readonly reference: string | null;
  readonly e_tag: string;
  readonly web_url: string | null;
  readonly row: Row | null;
  readonly fault: string | null;
  readonly gone: boolean;
}

/** What a page says that is not known yet. Repeats, and what is older than what is known, say nothing. */
export function difference(page: MirrorPage, known: ReadonlyMap<string, Item>): Item[] {
  const changed = new Map<string, Item>();
  for (const row of page.rows) {
    const before = changed.get(row.itemId) ?? known.get(row.itemId);
    if (before && !isNewer(row.eTag, before.e_tag)) continue;
    changed.set(row.itemId, itemFrom(row, before));
  }
  const came = new Set(page.rows.map((row) => row.itemId));
  const missing = page.whole ? [...known.keys()].filter((id) => !came.has(id)) : [];
  for (const id of [...page.deleted, ...missing]) {
    const item = changed.get(id) ?? known.get(id);
    if (item && !item.gone) changed.set(id, { ...item, gone: true });
  }
  return [...changed.values()];
}

/** A row that support has made unreadable keeps its last readable state: a slip in one cell must not empty the board's pack. */
function itemFrom(row: MirrorRow, before: Item | undefined): Item {
  const base = { item_id: row.itemId, e_tag: row.eTag, web_url: row.webUrl, gone: false };
  if (row.row === null) {
    const { reference = null, row: last = null } = before ?? {};
    return { ...base, reference, row: last, fault: row.fault };
  }
  const named = row.row['reference'];
  const reference = typeof named === 'string' && named !== '' ? named : null;
  return { ...base, reference, row: row.row, fault: row.fault };
}
