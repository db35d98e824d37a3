import type { Step } from '../../partnership/plan.ts';
import type { Work } from '../database.ts';
import type { Wakes } from './wakes.ts';

/** Puts the steps of a plan at the end of their lanes and rings for them. A step whose key is known is left alone. */
export async function addSteps(
  work: Work,
  wakes: Wakes,
  partnership: string,
  steps: readonly Step[],
  at: string,
): Promise<void> {
  if (steps.length === 0) return;
  await checkAfter(work, partnership, steps);
  const next = await takeNumbers(work, partnership, steps);
  const rows = steps.map((step) => {
    const seq = (next.get(step.lane) ?? 0) + 1;
    next.set(step.lane, seq);
    return {
      partnership,
      key: step.key,
      lane: step.lane,
      seq,
      after: [...step.after],
      step: JSON.stringify(step),
      state: 'todo' as const,
      last_error: null,
      committed_at: at,
      done_at: null,
    };
  });
  await work
    .insertInto('steps')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['partnership', 'key']).doNothing())
    .execute();
  await wakes.ring(
    work,
    [...next.keys()].map((lane) => ({ partnership, lane })),
  );
}

/**
 * The last number of each lane before these steps. The lane stays locked until the commit, so numbers follow the order of
 * commits: a step can never appear before one that has been seen.
 */
async function takeNumbers(
  work: Work,
  partnership: string,
  steps: readonly Step[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { lane } of steps) counts.set(lane, (counts.get(lane) ?? 0) + 1);
  const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const taken = await work
    .insertInto('lanes')
    .values(sorted.map(([lane, last_seq]) => ({ partnership, lane, last_seq })))
    .onConflict((conflict) =>
      conflict.columns(['partnership', 'lane']).doUpdateSet((eb) => ({
        last_seq: eb('lanes.last_seq', '+', eb.ref('excluded.last_seq')),
      })),
    )
    .returning(['lane', 'last_seq'])
    .execute();
  return new Map(taken.map(({ lane, last_seq }) => [lane, last_seq - (counts.get(lane) ?? 0)]));
}

/** A step that waits for one which nobody has planned would wait for ever, and its lane with it. */
async function checkAfter(work: Work, partnership: string, steps: readonly Step[]): Promise<void> {
  const planned = new Set(steps.map((step) => step.key));
  const earlier = new Set(steps.flatMap((step) => step.after).filter((key) => !planned.has(key)));
  if (earlier.size === 0) return;
  const known = await work
    .selectFrom('steps')
    .select('key')
    .where('partnership', '=', partnership)
    .where('key', 'in', [...earlier])
    .execute();
  if (known.length === earlier.size) return;
  throw new Error('A step is to wait for one that has never been planned.');
}
