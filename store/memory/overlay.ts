import type { Site } from '../../partnership/marking.ts';
import type { RecordChange } from '../../partnership/plan.ts';
import type { ListName } from '../../partnership/record/lists.ts';
import type { Row } from '../../partnership/record/row.ts';
import { isLaterItem, isNewer, type Stand } from '../e-tag.ts';
import type { ChangeState } from '../tables.ts';

/** One item as the mirror has it. */
export interface MirrorItem {
  readonly site: Site;
  readonly item_id: string;
  readonly e_tag: string;
  readonly web_url: string | null;
  readonly row: Row | null;
  readonly gone: boolean;
}

/** A change that was committed and that the mirror does not show yet. */
export interface Pending {
  readonly id: string;
  readonly state: ChangeState;
  readonly change: RecordChange;
  readonly item_id: string | null;
  readonly e_tag: string | null;
  readonly web_url: string | null;
}

/** All that is known of one row of the record: its items in SharePoint, and our pending changes in commit order. */
export interface Known {
  readonly list: ListName;
  readonly reference: string;
  readonly items: readonly MirrorItem[];
  readonly pending: readonly Pending[];
}

/** The row as everybody sees it. */
export interface Standing {
  readonly site: Site;
  readonly row: Row;
  readonly webUrl: string | null;
  readonly waiting: boolean;
}

/** Mirror plus pending; null when there is no such row. */
export function standing(known: Known): Standing | null {
  const newest = known.pending.at(-1);
  const ground = groundOf(known, newest?.change.site ?? null);
  // What was deleted in SharePoint stays the ground of a change that waits: an acknowledged text must not lose its row.
  if (!newest && (ground === null || ground.gone)) return null;
  const site = newest?.change.site ?? ground?.site;
  if (site === undefined) return null;
  return {
    site,
    row: overlaid(ground?.row ?? {}, known.pending),
    webUrl: newestUrl(known) ?? ground?.web_url ?? null,
    waiting: known.pending.some((change) => change.state === 'waiting'),
  };
}

function overlaid(ground: Row, pending: readonly Pending[]): Row {
  let row = ground;
  for (const { change } of pending) row = { ...row, ...change.set };
  return row;
}

function newestUrl(known: Known): string | null {
  return known.pending.findLast((change) => change.web_url !== null)?.web_url ?? null;
}

/** The item that carries the row: a live one first, then on the wanted site, then the restricted one, then the latest. */
function groundOf(known: Known, wanted: Site | null): MirrorItem | null {
  const rank = (item: MirrorItem) =>
    (item.gone ? 0 : 4) + (item.site === wanted ? 2 : 0) + (item.site === 'restricted' ? 1 : 0);
  let best: MirrorItem | null = null;
  for (const item of known.items) {
    if (item.row === null) continue;
    if (best === null || rank(item) > rank(best)) best = item;
    else if (rank(item) === rank(best) && isLaterItem(item.item_id, best.item_id)) best = item;
  }
  return best;
}

/** Where a change must be written: the latest item that mirror or an earlier filing knows on its site. */
export function itemOf(known: Known, site: Site): Stand | null {
  const live = known.items.filter((item) => !item.gone && item.site === site);
  const filed = known.pending.filter(({ change }) => change.site === site);
  let latest: Stand | null = null;
  for (const { item_id, e_tag } of [...live, ...filed]) {
    if (item_id === null || e_tag === null) continue;
    const stand = { itemId: item_id, eTag: e_tag };
    if (latest === null || isAfter(stand, latest)) latest = stand;
  }
  return latest;
}

function isAfter(one: Stand, other: Stand): boolean {
  if (one.itemId !== other.itemId) return isLaterItem(one.itemId, other.itemId);
  return isNewer(one.eTag, other.eTag);
}
