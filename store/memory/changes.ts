import type { PendingChange } from '../../partnership/ports.ts';
import type { Database } from '../database.ts';
import { itemOf, type Known, standing } from './overlay.ts';
import { keyOf, readKnown } from './rows.ts';

/**
 * Those of these changes that still wait to be filed, in the order asked, each with what is known of its item now. One that
 * was filed is left out: filed again by a repeated step it would undo what business support has written over it since.
 * A change that nobody committed is a fault.
 */
export async function readChanges(
  database: Database,
  ids: readonly string[],
): Promise<readonly PendingChange[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('changes')
    .select(['id', 'partnership', 'list', 'reference', 'change', 'filed_at'])
    .where('id', 'in', ids)
    .execute();
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) throw new Error(`There is no change ${missing}.`);
  const waiting = rows.filter((row) => row.filed_at === null);
  const found = new Map<string, PendingChange>();
  for (const [partnership, changes] of Map.groupBy(waiting, (row) => row.partnership)) {
    const known = await readKnown(database, partnership, changes);
    for (const { id, change, filed_at: _, ...name } of changes) {
      const row = known.get(keyOf(name));
      if (row === undefined) continue;
      const upTo = untilChange(row, id);
      const whole = { ...standing(upTo)?.row, ...change.set };
      const at = itemOf(row, change.site);
      const item = at === null ? null : { id: at.itemId, eTag: at.eTag };
      found.set(id, { partnership, change, item, row: whole });
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The row as it stood when this change was committed: later ones are filed by their own steps. */
function untilChange(known: Known, id: string): Known {
  const at = known.pending.findIndex((pending) => pending.id === id);
  return at === -1 ? known : { ...known, pending: known.pending.slice(0, at + 1) };
}
