import { type OwedReport, whoOwes } from '../owed.ts';
import { holds, type Person } from '../people.ts';
import type { Decision, Plan, RecordChange, Step } from '../plan.ts';
import { activePeople } from '../report.ts';
import type { Held } from '../snapshot.ts';
import { tellSupport } from './open-cycle.ts';
import { type Case, file, NOTHING, renew, rowKey, tell, update } from './planning.ts';

/** First the chair and the author, then the chair and the deputy (docs/domain.md, "Cycle"); only those who owe. */
export function remind(one: Case, meeting: Held<'Meetings'>, step: 1 | 2): Decision {
  const second = step === 1 ? 'author' : 'deputy';
  const steps: Step[] = [];
  const owing = owingFor(one, meeting);
  for (const owed of owing) {
    for (const person of peopleOf(one, owed, ['chair', second])) {
      steps.push(
        tell(
          person.key,
          `reminder-${step}/${owed.report.reference}/${person.key}`,
          { kind: 'reminder', report: owed.report.reference, step },
          { unasked: true },
        ),
      );
    }
  }
  return { ...NOTHING, steps: oneEach(steps), relied: reportsOf(owing) };
}

/** The day after the deadline: privately to each chair who owes, and a list to support. Never in a channel. */
export function sayOverdue(one: Case, meeting: Held<'Meetings'>): Decision {
  const overdue = owingFor(one, meeting);
  if (overdue.length === 0) return NOTHING;
  const steps: Step[] = [];
  for (const owed of overdue) {
    for (const person of peopleOf(one, owed, ['chair'])) {
      const reference = owed.report.reference;
      steps.push(
        tell(
          person.key,
          `overdue/${reference}/${person.key}`,
          { kind: 'overdue', report: reference },
          { unasked: true },
        ),
      );
    }
  }
  const list = { kind: 'overdue-list', meeting: meeting.reference } as const;
  return {
    ...NOTHING,
    steps: [...oneEach(steps), ...tellSupport(one, 'overdue-list', list)],
    relied: reportsOf(overdue),
  };
}

/** At the freeze what has not come is marked so: the pack will say it in the report's place. */
export function freeze(one: Case, meeting: Held<'Meetings'>): Decision {
  const changes: RecordChange[] = [update(one, meeting, { frozenAt: one.given.now })];
  const steps: Step[] = [file(one, `meeting/${meeting.reference}`, changes.slice())];
  for (const owed of owingFor(one, meeting)) {
    const change = update(one, owed.report, { status: 'notReceived' });
    changes.push(change);
    steps.push(file(one, `report/${owed.report.reference}`, [change]));
  }
  const message = { kind: 'frozen', meeting: meeting.reference } as const;
  return {
    ...NOTHING,
    changes,
    steps: [
      ...steps,
      ...tellSupport(one, 'frozen', message),
      renew(one, { card: 'cycle-status', meeting: meeting.reference }),
      renew(one, { card: 'pack-state', meeting: meeting.reference }),
    ],
    // A report that comes in at this very moment must not be marked as missing.
    relied: changes.map((change) => rowKey(change.list, change.reference)),
  };
}

interface Owing extends OwedReport {
  readonly report: Held<'Highlight reports'>;
}

function owingFor(one: Case, meeting: Held<'Meetings'>): Owing[] {
  const found: Owing[] = [];
  for (const owed of whoOwes(one.snapshot, meeting)) {
    if (owed.state === 'asked' && owed.report !== null)
      found.push({ ...owed, report: owed.report });
  }
  return found;
}

/** A report that comes in while the reminder is decided must stop it. */
function reportsOf(owing: readonly Owing[]): Plan['relied'] {
  return owing.map((owed) => rowKey('Highlight reports', owed.report.reference));
}

function peopleOf(
  one: Case,
  owed: OwedReport,
  kinds: readonly ('chair' | 'deputy' | 'author')[],
): Person[] {
  const subgroup = owed.subgroup.reference;
  return activePeople(one.snapshot).filter((person) =>
    kinds.some((kind) => holds(person, kind, subgroup)),
  );
}

/** One message a day to a person, also when they owe two reports: the card names what else they owe. */
function oneEach(steps: readonly Step[]): Step[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    if (seen.has(step.lane)) return false;
    seen.add(step.lane);
    return true;
  });
}
