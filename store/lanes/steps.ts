import { sql } from 'kysely';
import type { Step } from '../../partnership/plan.ts';
import type { Database } from '../database.ts';
import type { LaneName } from './wakes.ts';

/** The head of a lane whose time has come. */
export interface ReadyStep {
  readonly step: Step;
  readonly attempts: number;
  /** How often the partnership had released its held steps when this one was taken. */
  readonly releases: number;
}

const OPEN = ['todo', 'parked'] as const;

/** The first open step of each lane: held ones let others pass. */
function heads(database: Database, partnerships: readonly string[]) {
  return database
    .selectFrom('steps')
    .distinctOn(['partnership', 'lane'])
    .select(['partnership', 'lane', 'key', 'after', 'step', 'attempts', 'not_before'])
    .where('partnership', 'in', partnerships)
    .where('state', 'in', OPEN)
    .orderBy('partnership')
    .orderBy('lane')
    .orderBy('seq');
}

/** Those that may be carried out now: their time has come, and all they wait for is done. */
function ready(database: Database, some: ReturnType<typeof heads>) {
  return database
    .selectFrom(some.as('s'))
    .where('s.not_before', '<=', sql<Date>`clock_timestamp()`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('steps as w')
            .whereRef('w.partnership', '=', 's.partnership')
            .where(sql<boolean>`w.key = any(s.after)`)
            .where('w.state', '<>', 'done'),
        ),
      ),
    );
}

export async function readyStep(
  database: Database,
  { partnership, lane }: LaneName,
): Promise<ReadyStep | null> {
  const head = heads(database, [partnership]).where('lane', '=', lane).limit(1);
  const found = await ready(database, head)
    .select((eb) => [
      's.step',
      's.attempts',
      eb
        .selectFrom('partnerships as p')
        .where('p.key', '=', partnership)
        .select('p.releases')
        .as('releases'),
    ])
    .executeTakeFirst();
  return found ? { ...found, releases: found.releases ?? 0 } : null;
}

/** Lanes with something to do now, whoever is at it. */
export async function readyLanes(
  database: Database,
  partnerships: readonly string[],
): Promise<LaneName[]> {
  if (partnerships.length === 0) return [];
  return ready(database, heads(database, partnerships))
    .select(['s.partnership', 's.lane'])
    .execute();
}

export async function isAnythingReady(
  database: Database,
  partnerships: readonly string[],
): Promise<boolean> {
  if (partnerships.length === 0) return false;
  const any = await ready(database, heads(database, partnerships))
    .select('s.key')
    .limit(1)
    .executeTakeFirst();
  return any !== undefined;
}

/** Notes that a step is done. Gives back the lanes that have waited for it. */
export async function noteDone(
  database: Database,
  { partnership }: LaneName,
  key: string,
  at: string,
): Promise<LaneName[]> {
  return database
    .with('noted', (db) =>
      db
        .updateTable('steps')
        .set({ state: 'done', done_at: at })
        .where('partnership', '=', partnership)
        .where('key', '=', key)
        .where('state', '<>', 'done'),
    )
    .selectFrom('steps')
    .distinct()
    .select(['partnership', 'lane'])
    .where('partnership', '=', partnership)
    .where(sql<boolean>`after @> array[${key}]::text[]`)
    .where(sql<boolean>`after <> '{}'`)
    .where('state', 'in', OPEN)
    .execute();
}
