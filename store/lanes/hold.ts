import type { Database } from '../database.ts';
import type { LaneName, Wakes } from './wakes.ts';

/** Each partnership has its row before a step of it is carried out: what is not there cannot be locked. */
export async function knowPartnerships(
  database: Database,
  partnerships: readonly string[],
): Promise<void> {
  if (partnerships.length === 0) return;
  await database
    .insertInto('partnerships')
    .values(partnerships.map((key) => ({ key, mirrored_at: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Puts a step aside until `release`. When that came while the step was at work, it stays where it is and is tried again. */
export async function noteHeld(
  database: Database,
  { partnership }: LaneName,
  key: string,
  releases: number,
): Promise<void> {
  await database.transaction().execute(async (work) => {
    const now = await work
      .selectFrom('partnerships')
      .select('releases')
      .where('key', '=', partnership)
      .forShare()
      .executeTakeFirst();
    if ((now?.releases ?? 0) !== releases) return;
    await work
      .updateTable('steps')
      .set({ state: 'held' })
      .where('partnership', '=', partnership)
      .where('key', '=', key)
      .where('state', 'in', ['todo', 'parked'])
      .execute();
  });
}

export async function releaseHeld(
  database: Database,
  wakes: Wakes,
  partnership: string,
): Promise<void> {
  await database.transaction().execute(async (work) => {
    await work
      .insertInto('partnerships')
      .values({ key: partnership, mirrored_at: null, releases: 1 })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((eb) => ({
          releases: eb('partnerships.releases', '+', 1),
        })),
      )
      .execute();
    const released = await work
      .updateTable('steps')
      .set({ state: 'todo' })
      .where('partnership', '=', partnership)
      .where('state', '=', 'held')
      .returning(['partnership', 'lane'])
      .execute();
    const lanes = new Map(released.map((lane) => [lane.lane, lane] as const));
    await wakes.ring(work, [...lanes.values()]);
  });
}
