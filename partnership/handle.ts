import type { Envelope } from './command.ts';
import { decide } from './decide.ts';
import type { Message } from './message.ts';
import type { Plan, RowKey } from './plan.ts';
import type { Ports } from './ports.ts';
import { isListName } from './record/lists.ts';
import type { Refusal } from './refusal.ts';
import type { Snapshot } from './snapshot.ts';

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Message | null; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** How often a command is decided again because somebody else was quicker, before the person is told to try again. */
const TRIES = 3;

/**
 * Look, decide, commit, answer: the durability law. When this has answered, everything that the command means is in the
 * store, in one transaction with the jobs that will carry it out; to answer before would lose what people said.
 */
export async function handle(envelope: Envelope, ports: Ports): Promise<Outcome> {
  const known = await ports.memory.answered(envelope.partnership, envelope.key);
  if (known !== null) return { kind: 'answered', answer: known.answer, repeated: true };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const outcome = await once(envelope, ports);
    if (outcome !== 'moved') return outcome;
  }
  return { kind: 'refused', refusal: { why: 'busy' } };
}

async function once(envelope: Envelope, ports: Ports): Promise<Outcome | 'moved'> {
  const snapshot = await ports.memory.snapshot(envelope.partnership);
  const given = ports.given();
  const decision = decide({ snapshot, envelope, given });
  if (decision.kind === 'refused') return decision;
  if (isQuestion(decision, envelope)) {
    return { kind: 'answered', answer: decision.answer, repeated: false };
  }
  const result = await ports.memory.commit({
    envelope,
    plan: decision,
    relied: versionsOf(snapshot, decision.relied),
    at: given.now,
  });
  if (result.kind === 'moved') return 'moved';
  if (result.kind === 'seen') return { kind: 'answered', answer: result.answer, repeated: true };
  return { kind: 'answered', answer: decision.answer, repeated: false };
}

/** What the clock has decided is committed even when nothing is to be done, or it would be decided again every minute. */
function isQuestion(plan: Plan, envelope: Envelope): boolean {
  const writes = plan.changes.length + plan.steps.length + plan.drafts.length > 0;
  return !writes && envelope.by.kind === 'person';
}

function versionsOf(snapshot: Snapshot, keys: readonly RowKey[]): Map<RowKey, number> {
  const versions = new Map<RowKey, number>();
  for (const key of keys) {
    const slash = key.indexOf('/');
    const list = key.slice(0, slash);
    const held = isListName(list) ? snapshot.find(list, key.slice(slash + 1)) : null;
    versions.set(key, held?.version ?? 0);
  }
  return versions;
}
