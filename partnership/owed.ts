import { type Person, subgroupsOf } from './people.ts';
import { activePeople, activeSubgroups, personWith, reportReference } from './report.ts';
import type { Delivery, Held, Snapshot } from './snapshot.ts';

export interface Reached {
  readonly person: Person;
  readonly delivery: Delivery | null;
}

export interface OwedReport {
  readonly subgroup: Held<'Subgroups'>;
  readonly report: Held<'Highlight reports'> | null;
  readonly state: 'not asked' | 'asked' | 'received' | 'late' | 'not received';
  readonly chair: Person | null;
  /** Who was asked for it and whether that arrived. */
  readonly reached: readonly Reached[];
  readonly receivedAt: string | null;
  readonly daysLate: number;
}

/** Every active subgroup with what it owes this meeting: nobody drops out of this list by not being asked. */
export function whoOwes(snapshot: Snapshot, meeting: Held<'Meetings'>): OwedReport[] {
  const people = activePeople(snapshot);
  return activeSubgroups(snapshot).map((subgroup) => {
    const reference = reportReference(subgroup.reference, meeting);
    const report = snapshot.find('Highlight reports', reference);
    const writers = people.filter((person) => subgroupsOf(person).includes(subgroup.reference));
    return {
      subgroup,
      report,
      state: stateOf(report),
      chair: personWith(writers, 'chair', subgroup.reference),
      reached: reachedFor(snapshot, reference, writers),
      receivedAt: report?.row.submittedAt ?? null,
      daysLate: report?.row.daysLate ?? 0,
    };
  });
}

function reachedFor(snapshot: Snapshot, report: string, writers: readonly Person[]): Reached[] {
  return writers
    .filter((person) =>
      person.roles.some((role) => role.kind === 'chair' || role.kind === 'author'),
    )
    .map((person) => ({
      person,
      delivery:
        snapshot.deliveries.find((each) => each.key === requestKey(report, person.key)) ?? null,
    }));
}

/** The repeat key of asking one person for one report: nobody is asked twice, whoever confirms the roster again. */
export function requestKey(report: string, person: string): string {
  return `request/${report}/${person}`;
}

function stateOf(report: Held<'Highlight reports'> | null): OwedReport['state'] {
  if (report === null) return 'not asked';
  if (report.row.status === 'requested') return 'asked';
  if (report.row.status === 'notReceived') return 'not received';
  return report.row.late ? 'late' : 'received';
}
