import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { RowKey } from '../../partnership/plan.ts';
import { isListName, type ListName } from '../../partnership/record/lists.ts';
import { type Database, inPortions, type Work } from '../database.ts';
import type { Known } from './overlay.ts';

export interface RowName {
  readonly list: ListName;
  readonly reference: string;
}

export function keyOf({ list, reference }: RowName): RowKey {
  return `${list}/${reference}`;
}

export function nameOf(key: RowKey): RowName {
  const list = key.slice(0, key.indexOf('/'));
  if (!isListName(list)) throw new Error(`There is no list of the row key ${key}.`);
  return { list, reference: key.slice(list.length + 1) };
}

/**
 * Locks rows and gives their versions; 0 for one that is not there. A row that does not exist is locked too, so that of two who
 * would make it one waits. Everybody locks in the same order; nobody who does so can wait in a circle.
 */
export async function lockRows(
  work: Work,
  partnership: string,
  names: readonly RowName[],
): Promise<Map<RowKey, number>> {
  const versions = new Map<RowKey, number>();
  const wanted = new Map(names.map((name) => [keyOf(name), name] as const));
  const sorted = [...wanted].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const portion of inPortions(sorted)) {
    await work
      .insertInto('row_versions')
      .values(
        portion.map(([, { list, reference }]) => ({
          partnership,
          list,
          reference,
          version: 0,
          filed_at: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const portion of inPortions(sorted)) {
    const locked = await work
      .selectFrom('row_versions as v')
      .select(['v.list', 'v.reference', 'v.version'])
      .where('v.partnership', '=', partnership)
      .where(amongRows(portion.map(([, name]) => name)))
      .orderBy('v.list')
      .orderBy('v.reference')
      .forUpdate()
      .execute();
    for (const row of locked) versions.set(keyOf(row), row.version);
  }
  return versions;
}

/** Two arrays in place of a list of pairs: PostgreSQL would compare every row with every pair. */
function amongRows(names: readonly RowName[]) {
  const lists = names.map(({ list }) => list);
  const references = names.map(({ reference }) => reference);
  return sql<boolean>`(v.list, v.reference) in (select * from unnest(${lists}::text[], ${references}::text[]))`;
}

/** Tells every reader and every decision in flight that these rows have changed. They are locked already. */
export async function moveRows(
  work: Work,
  partnership: string,
  names: readonly RowName[],
  filedAt?: string | null,
): Promise<void> {
  for (const portion of inPortions(names)) {
    await work
      .updateTable('row_versions as v')
      .set((eb) => ({
        version: eb('v.version', '+', 1),
        ...(filedAt === undefined ? {} : { filed_at: filedAt }),
      }))
      .where('v.partnership', '=', partnership)
      .where(amongRows(portion))
      .execute();
  }
}

/** Everything that is known of the rows of a partnership; one row each. */
export function knownRows(database: Database | Work, partnership: string) {
  return database
    .selectFrom('row_versions as v')
    .where('v.partnership', '=', partnership)
    .select((eb) => [
      'v.list',
      'v.reference',
      'v.version',
      'v.filed_at',
      jsonArrayFrom(
        eb
          .selectFrom('mirror_rows as m')
          .select(['m.site', 'm.item_id', 'm.e_tag', 'm.web_url', 'm.row', 'm.gone'])
          .whereRef('m.partnership', '=', 'v.partnership')
          .whereRef('m.list', '=', 'v.list')
          .whereRef('m.reference', '=', 'v.reference'),
      ).as('items'),
      jsonArrayFrom(
        eb
          .selectFrom('changes as c')
          .select(['c.id', 'c.state', 'c.change', 'c.item_id', 'c.e_tag', 'c.web_url'])
          .whereRef('c.partnership', '=', 'v.partnership')
          .whereRef('c.list', '=', 'v.list')
          .whereRef('c.reference', '=', 'v.reference')
          .where('c.state', '<>', 'mirrored')
          .orderBy('c.seq'),
      ).as('pending'),
    ]);
}

export async function readKnown(
  database: Database | Work,
  partnership: string,
  names: readonly RowName[],
): Promise<Map<RowKey, Known>> {
  const found = new Map<RowKey, Known>();
  for (const portion of inPortions(names)) {
    const rows = await knownRows(database, partnership).where(amongRows(portion)).execute();
    for (const row of rows) found.set(keyOf(row), row);
  }
  return found;
}
