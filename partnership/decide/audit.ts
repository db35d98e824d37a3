import type { Plan } from '../plan.ts';
import type { AuditEntry } from '../record/partnership-rows.ts';
import { nameOf } from './asker.ts';
import { type Case, create, file, rowKey } from './planning.ts';

const WORDS: Partial<Record<Case['envelope']['command']['kind'], string>> = {
  'submit-report': 'Submitted a highlight report',
  'replace-report': 'Replaced a highlight report',
  'confirm-roster': 'Confirmed the roster',
  pause: 'Paused all sending',
  resume: 'Resumed sending',
  'ask-approval': 'Asked for the pack to be approved',
  'approve-pack': 'Approved the pack',
  'return-pack': 'Returned the pack',
  'circulate-pack': 'Circulated the pack',
  'acknowledge-pack': 'Said that they have read the pack',
  'pack-made': 'Compiled the pack',
  clock: 'Timetable',
};

/** Whatever changes the record leaves an entry in the list `Audit`, filed together with it. It says who and what, no content. */
export function audited(one: Case, plan: Plan): Plan {
  const what = WORDS[one.envelope.command.kind];
  const first = plan.changes[0];
  if (what === undefined || first === undefined) return plan;
  const entry = create(one, 'Audit', 'open', auditEntry(one, plan, what));
  const home = plan.steps.find((step) => step.kind === 'file' && step.changes.includes(first.id));
  if (!home || home.kind !== 'file') {
    return {
      ...plan,
      changes: [...plan.changes, entry],
      steps: [...plan.steps, file(one, 'audit', [entry])],
    };
  }
  const joined = { ...home, changes: [...home.changes, entry.id] };
  return {
    ...plan,
    changes: [...plan.changes, entry],
    steps: plan.steps.map((step) => (step === home ? joined : step)),
    relied: [...plan.relied, rowKey('Audit', entry.reference)],
  };
}

function auditEntry(one: Case, plan: Plan, what: string): AuditEntry {
  const { envelope, given } = one;
  const subject = plan.changes[0]?.reference ?? '';
  return {
    reference: `AUD-${given.hash(envelope.key).slice(0, 24)}`,
    title: `${what}: ${subject}`.slice(0, 255),
    at: given.now,
    who: nameOf(envelope),
    onBehalfOf: behalfOf(plan),
    what,
    subject,
    channel: envelope.channel,
  };
}

function behalfOf(plan: Plan): string | null {
  const report = plan.changes.find((change) => change.list === 'Highlight reports');
  return report?.set['onBehalf'] === true ? report.reference : null;
}
