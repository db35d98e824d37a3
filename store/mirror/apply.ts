import type { RowKey } from '../../partnership/plan.ts';
import { inPortions, type Work } from '../database.ts';
import type { Log } from '../log.ts';
import { standing } from '../memory/overlay.ts';
import { keyOf, lockRows, moveRows, type RowName, readKnown } from '../memory/rows.ts';
import { endMirrored } from '../memory/settle.ts';
import type { MirrorPage } from '../store.ts';
import { difference, type Item } from './difference.ts';

/** Takes in one reading of a list. Gives back how many rows look different from before to those who read them. */
export async function apply(work: Work, page: MirrorPage, log: Log): Promise<number> {
  // Readings of one list follow each other: two replicas that both read it must not mix.
  await takeToken(work, page);
  const known = await itemsOf(work, page);
  const changed = difference(page, known);
  if (changed.length === 0) return 0;
  const names = namesOf(changed, known, page);
  await lockRows(work, page.partnership, names);
  const before = await looks(work, page, names);
  await write(work, page, changed);
  await endMirrored(work, page.partnership, names);
  const after = await looks(work, page, names);
  await moveRows(work, page.partnership, names);
  for (const { item_id, fault } of changed) {
    if (fault !== null) log.warn({ list: page.list, item: item_id, fault }, 'A row cannot be read');
  }
  return [...after].filter(([key, look]) => before.get(key) !== look).length;
}

async function takeToken(work: Work, { partnership, site, list, token }: MirrorPage) {
  await work
    .insertInto('delta_tokens')
    .values({ partnership, site, list, token })
    .onConflict((conflict) =>
      conflict.columns(['partnership', 'site', 'list']).doUpdateSet({ token }),
    )
    .execute();
}

/** The items of this list that the page may touch: those it names, and all of them when it is whole. */
async function itemsOf(work: Work, page: MirrorPage): Promise<Map<string, Item>> {
  const named = [...page.rows.map((row) => row.itemId), ...page.deleted];
  const all = work
    .selectFrom('mirror_rows')
    .select(['item_id', 'reference', 'e_tag', 'web_url', 'row', 'fault', 'gone'])
    .where('partnership', '=', page.partnership)
    .where('site', '=', page.site)
    .where('list', '=', page.list);
  const known = new Map<string, Item>();
  if (page.whole) {
    for (const item of await all.execute()) known.set(item.item_id, item);
    return known;
  }
  for (const portion of inPortions(named)) {
    for (const item of await all.where('item_id', 'in', portion).execute()) {
      known.set(item.item_id, item);
    }
  }
  return known;
}

/** The rows that these items carry or carried: an item whose reference was changed by hand touches two. */
function namesOf(
  changed: readonly Item[],
  known: ReadonlyMap<string, Item>,
  { list }: MirrorPage,
): RowName[] {
  const names = new Map<RowKey, RowName>();
  for (const item of changed) {
    for (const reference of [item.reference, known.get(item.item_id)?.reference ?? null]) {
      if (reference !== null) names.set(keyOf({ list, reference }), { list, reference });
    }
  }
  return [...names.values()];
}

async function looks(
  work: Work,
  { partnership }: MirrorPage,
  names: readonly RowName[],
): Promise<Map<RowKey, string>> {
  const known = await readKnown(work, partnership, names);
  const seen = new Map<RowKey, string>();
  for (const [key, row] of known) {
    const stands = standing(row);
    seen.set(key, stands === null ? '' : looksLike(stands.site, stands.webUrl, stands.row));
  }
  return seen;
}

function looksLike(site: string, webUrl: string | null, row: object): string {
  const fields = Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([site, webUrl, fields]);
}

async function write(work: Work, page: MirrorPage, changed: readonly Item[]): Promise<void> {
  const { partnership, site, list } = page;
  for (const portion of inPortions(changed)) {
    await work
      .insertInto('mirror_rows')
      .values(
        portion.map((item) => ({
          partnership,
          site,
          list,
          ...item,
          row: item.row === null ? null : JSON.stringify(item.row),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['partnership', 'site', 'list', 'item_id']).doUpdateSet((eb) => ({
          reference: eb.ref('excluded.reference'),
          e_tag: eb.ref('excluded.e_tag'),
          web_url: eb.ref('excluded.web_url'),
          row: eb.ref('excluded.row'),
          fault: eb.ref('excluded.fault'),
          gone: eb.ref('excluded.gone'),
        })),
      )
      .execute();
  }
}
