import type { Filed } from '../../partnership/ports.ts';
import type { Database, Work } from '../database.ts';
import { covers } from '../e-tag.ts';
import { keyOf, lockRows, moveRows, type RowName, readKnown } from './rows.ts';

/** Notes under which eTags changes were filed. Safe to repeat: what a later reading knows is not undone. */
export async function settle(
  database: Database,
  filed: readonly Filed[],
  at: string,
): Promise<void> {
  if (filed.length === 0) return;
  await database.transaction().execute(async (work) => {
    const rows = await work
      .selectFrom('changes')
      .select(['id', 'partnership', 'list', 'reference'])
      .where(
        'id',
        'in',
        filed.map(({ change }) => change),
      )
      .execute();
    const unknown = filed.find(({ change }) => !rows.some((row) => row.id === change));
    if (unknown) throw new Error(`There is no change ${unknown.change} to settle.`);
    for (const [partnership, names] of Map.groupBy(rows, (row) => row.partnership)) {
      await lockRows(work, partnership, names);
      let noted = 0n;
      for (const one of filed) noted += await note(work, one, at);
      if (noted === 0n) continue;
      await endMirrored(work, partnership, names);
      await moveFiled(work, partnership, names, at);
    }
  });
}

async function note(work: Work, filed: Filed, at: string): Promise<bigint> {
  const noted = await work
    .updateTable('changes')
    .set({
      state: 'filed',
      item_id: filed.itemId,
      e_tag: filed.eTag,
      web_url: filed.webUrl,
      kept_theirs: [...filed.keptTheirs],
      filed_at: at,
    })
    .where('id', '=', filed.change)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return noted.numUpdatedRows;
}

/** Ends the changes that the mirror shows: from here on SharePoint's value rules, support's later edits with it. */
export async function endMirrored(
  work: Work,
  partnership: string,
  names: readonly RowName[],
): Promise<number> {
  const ended: string[] = [];
  for (const { items, pending } of (await readKnown(work, partnership, names)).values()) {
    for (const { id, state, item_id, e_tag, change } of pending) {
      if (state !== 'filed' || item_id === null || e_tag === null) continue;
      const filed = { itemId: item_id, eTag: e_tag };
      const seen = items.filter((item) => item.site === change.site);
      const stands = seen.map((item) => ({ ...item, itemId: item.item_id, eTag: item.e_tag }));
      if (stands.some((item) => covers(item, filed))) ended.push(id);
    }
  }
  if (ended.length === 0) return 0;
  await work.updateTable('changes').set({ state: 'mirrored' }).where('id', 'in', ended).execute();
  return ended.length;
}

/** `filedAt` is of the newest change: a row with one that still waits is not filed. */
async function moveFiled(
  work: Work,
  partnership: string,
  names: readonly RowName[],
  at: string,
): Promise<void> {
  const known = await readKnown(work, partnership, names);
  const once = new Map(names.map((name) => [keyOf(name), name] as const));
  const waits = (name: RowName) =>
    known.get(keyOf(name))?.pending.some(({ state }) => state === 'waiting') ?? false;
  const all = [...once.values()];
  await moveRows(work, partnership, all.filter(waits));
  await moveRows(
    work,
    partnership,
    all.filter((name) => !waits(name)),
    at,
  );
}
