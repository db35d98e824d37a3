import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { ReadyStep } from './steps.ts';
import type { LaneName, Wakes } from './wakes.ts';

const FIRST_SECONDS = 1;
const LONGEST_SECONDS = 60;
/** After so many attempts, some quarter of an hour, somebody is told. The step is still tried, only more rarely. */
const PATIENT_ATTEMPTS = 20;
const PARKED_SECONDS = 300;

/** 1, 2, 4 … 60 seconds, each up to a quarter longer: replicas that failed together do not come back together. */
export function pauseAfter(attempts: number, chance: number): number {
  if (attempts >= PATIENT_ATTEMPTS) return PARKED_SECONDS;
  const doubled = FIRST_SECONDS * 2 ** Math.min(attempts - 1, 10);
  return Math.min(LONGEST_SECONDS, doubled) * (1 + chance / 4);
}

/** The lane waits, its order kept, until the step's next attempt. A step is never dropped. */
export async function noteFailure(
  database: Database,
  wakes: Wakes,
  log: Log,
  lane: LaneName,
  { step, attempts }: ReadyStep,
  fault: unknown,
): Promise<void> {
  const tried = attempts + 1;
  const seconds = Math.max(askedPause(fault), pauseAfter(tried, Math.random()));
  const parked = tried >= PATIENT_ATTEMPTS;
  await database.transaction().execute(async (work) => {
    await work
      .updateTable('steps')
      .set({
        state: parked ? 'parked' : 'todo',
        attempts: tried,
        last_error: classOf(fault),
        not_before: sql<Date>`clock_timestamp() + make_interval(secs => ${seconds}::double precision)`,
      })
      .where('partnership', '=', lane.partnership)
      .where('key', '=', step.key)
      .where('state', 'in', ['todo', 'parked'])
      .execute();
    await wakes.ringLater(work, lane, seconds);
  });
  const facts = { kind: step.kind, step: step.key, attempts: tried, fault: classOf(fault) };
  if (!parked) log.warn({ ...facts, seconds: Math.round(seconds) }, 'A step failed and is retried');
  else log.error(facts, 'A step keeps failing; it is parked and tried every few minutes');
}

/** The class only: a fault's message may quote what somebody wrote. */
export function classOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : typeof fault;
}

/** What the other side asked for (`Retry-After`). A pause of hours would be a misunderstanding; one is the most. */
function askedPause(fault: unknown): number {
  if (typeof fault !== 'object' || fault === null || !('retryAfterSeconds' in fault)) return 0;
  const asked = fault.retryAfterSeconds;
  return typeof asked === 'number' && asked > 0 ? Math.min(asked, 3600) : 0;
}
