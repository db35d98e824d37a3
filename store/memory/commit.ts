import type { RowKey } from '../../partnership/plan.ts';
import type { Commit, CommitResult } from '../../partnership/ports.ts';
import { type Database, isCrowded, type Work } from '../database.ts';
import { addSteps } from '../lanes/add-steps.ts';
import type { Wakes } from '../lanes/wakes.ts';
import { isVisible } from './racks.ts';
import { keyOf, knownRows, lockRows, moveRows, nameOf, type RowName } from './rows.ts';

/** Thrown inside the transaction only, so that nothing of it stays. */
class Moved extends Error {
  override readonly name = 'Moved';
}

/**
 * Writes a command with everything that follows from it, or nothing at all. Read committed is enough: the rows relied on are
 * locked before they are compared, and what is decided rests on those only.
 */
export async function commit(
  database: Database,
  wakes: Wakes,
  wanted: Commit,
): Promise<CommitResult> {
  try {
    return await database.transaction().execute((work) => write(work, wakes, wanted));
  } catch (fault) {
    if (fault instanceof Moved || isCrowded(fault)) return { kind: 'moved' };
    throw fault;
  }
}

async function write(work: Work, wakes: Wakes, wanted: Commit): Promise<CommitResult> {
  const { envelope, plan, at } = wanted;
  if (!(await takeIn(work, wanted))) {
    const kept = await answered(work, envelope.partnership, envelope.key);
    return { kind: 'seen', answer: kept?.answer ?? null };
  }
  await checkRelied(work, wanted);
  await addChanges(work, wanted);
  await addDrafts(work, wanted);
  await addSteps(work, wakes, envelope.partnership, plan.steps, at);
  return { kind: 'committed' };
}

/** False when this command is there already. A redelivery that comes at the same moment waits here for the first one's end. */
async function takeIn(work: Work, { envelope, plan, at }: Commit): Promise<boolean> {
  const { key, partnership, command, by, channel, sources, onMessage } = envelope;
  const taken = await work
    .insertInto('commands')
    .values({
      partnership,
      key,
      command: JSON.stringify(command),
      by: JSON.stringify(by),
      channel,
      sources: [...sources],
      on_message: onMessage,
      at,
      answer: plan.answer === null ? null : JSON.stringify(plan.answer),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return taken.numInsertedOrUpdatedRows === 1n;
}

export async function answered(database: Database | Work, partnership: string, key: string) {
  const kept = await database
    .selectFrom('commands')
    .select('answer')
    .where('partnership', '=', partnership)
    .where('key', '=', key)
    .executeTakeFirst();
  return kept ?? null;
}

async function checkRelied(work: Work, { envelope, plan, relied }: Commit): Promise<void> {
  const names = [...[...relied.keys()].map(nameOf), ...plan.changes];
  const versions = await lockRows(work, envelope.partnership, names);
  for (const [key, seen] of relied) {
    const version = versions.get(key) ?? 0;
    if (version === seen) continue;
    if (seen === 0 && !(await isThere(work, envelope.partnership, key))) continue;
    throw new Moved();
  }
}

/** A row that was deleted, or cannot be read, has a history but is not there for a decision. */
async function isThere(work: Work, partnership: string, key: RowKey): Promise<boolean> {
  const { list, reference } = nameOf(key);
  const row = await knownRows(work, partnership)
    .where('v.list', '=', list)
    .where('v.reference', '=', reference)
    .executeTakeFirst();
  return row !== undefined && isVisible(row);
}

async function addChanges(work: Work, { envelope, plan, at }: Commit): Promise<void> {
  const { partnership, key } = envelope;
  if (plan.changes.length === 0) return;
  const names = new Map<string, RowName>();
  for (const { list, reference } of plan.changes) {
    names.set(keyOf({ list, reference }), { list, reference });
  }
  await work
    .insertInto('changes')
    .values(
      plan.changes.map((change) => ({
        id: change.id,
        partnership,
        list: change.list,
        reference: change.reference,
        site: change.site,
        change: JSON.stringify(change),
        state: 'waiting' as const,
        command: key,
        committed_at: at,
      })),
    )
    .execute();
  await moveRows(work, partnership, [...names.values()], null);
}

/** A draft that was given up stays as an empty row: a deletion would not be seen by those who read only what changed. */
async function addDrafts(work: Work, { envelope, plan, at }: Commit): Promise<void> {
  for (const { report, person, draft } of plan.drafts) {
    const kept = { draft: draft === null ? null : JSON.stringify(draft), saved_at: at };
    await work
      .insertInto('drafts')
      .values({ partnership: envelope.partnership, report, person, ...kept })
      .onConflict((conflict) =>
        conflict.columns(['partnership', 'report', 'person']).doUpdateSet(kept),
      )
      .execute();
  }
}
