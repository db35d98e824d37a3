import { localDay, workingDaysBetween } from './calendar.ts';
import { currentMeeting, momentOf } from './cycle.ts';
import { mayRead } from './marking.ts';
import { isSupport, type Person, personFrom, subgroupsOf } from './people.ts';
import type { DraftPriority, ReportDraft } from './report-form.ts';
import type { Held, Snapshot } from './snapshot.ts';

/** A chair, deputy or author reports on their own subgroup; support may do it on behalf, and the record says so. */
export function mayReport(person: Person, subgroup: string): boolean {
  return isSupport(person) || subgroupsOf(person).includes(subgroup);
}

/** Its writers always read a report; everybody else needs the clearance that its marking asks for. */
export function mayReadReport(person: Person, report: Held<'Highlight reports'>): boolean {
  return subgroupsOf(person).includes(report.row.subgroup) || mayRead(person.clearance, report.row);
}

export function prioritiesOf(snapshot: Snapshot, subgroup: string): Held<'Priorities'>[] {
  return snapshot
    .rows('Priorities')
    .filter((priority) => priority.row.leadSubgroup === subgroup)
    .toSorted((a, b) => a.row.order - b.row.order);
}

export function activePeople(snapshot: Snapshot): Person[] {
  return snapshot
    .rows('People')
    .filter((held) => held.row.status === 'active')
    .map((held) => personFrom(held.row));
}

export function activeSubgroups(snapshot: Snapshot): Held<'Subgroups'>[] {
  return snapshot
    .rows('Subgroups')
    .filter((subgroup) => subgroup.row.status === 'active')
    .toSorted((a, b) => a.row.order - b.row.order);
}

export function reportReference(subgroup: string, meeting: Held<'Meetings'>): string {
  const extraordinary = meeting.row.kind === 'extraordinary' ? '-X1' : '';
  return `HR-${subgroup}-${meeting.row.quarter}${extraordinary}`;
}

export function isReceived(report: Held<'Highlight reports'>): boolean {
  return report.row.status !== 'requested' && report.row.status !== 'notReceived';
}

/** The newest report of the same subgroup that was received before this one's period. */
export function previousReport(
  snapshot: Snapshot,
  report: Held<'Highlight reports'>,
): Held<'Highlight reports'> | null {
  const earlier = snapshot
    .rows('Highlight reports')
    .filter(
      (each) =>
        each.row.subgroup === report.row.subgroup &&
        each.row.periodEnd < report.row.periodEnd &&
        isReceived(each),
    );
  return earlier.toSorted((a, b) => b.row.periodEnd.localeCompare(a.row.periodEnd))[0] ?? null;
}

export function updatesOf(snapshot: Snapshot, report: string): Held<'Priority updates'>[] {
  return snapshot.rows('Priority updates').filter((update) => update.row.report === report);
}

export function asksOf(snapshot: Snapshot, report: string): Held<'Asks'>[] {
  return snapshot
    .rows('Asks')
    .filter((ask) => ask.row.report === report && ask.row.status !== 'withdrawn');
}

function emptyDraft(snapshot: Snapshot, subgroup: string): ReportDraft {
  return {
    overallRag: '',
    summary: '',
    achievements: '',
    issues: '',
    mitigation: '',
    nextPeriod: '',
    noAskReason: '',
    nilReturn: false,
    nilReason: '',
    priorities: prioritiesOf(snapshot, subgroup).map((priority) => ({
      priority: priority.reference,
      rag: '',
      progress: '',
      nextSteps: '',
    })),
    asks: [],
  };
}

/**
 * What the form holds when it opens: my own draft; else what stands on record; else what carries over from last time
 * (open issues and what is done about them). Colours are never carried over: the writer states them afresh.
 */
export function prefilled(
  snapshot: Snapshot,
  report: Held<'Highlight reports'>,
  person: Person,
): ReportDraft {
  const mine = snapshot.drafts.find(
    (draft) => draft.report === report.reference && draft.person === person.key,
  );
  if (mine) return mine.draft;
  if (isReceived(report)) return asRecorded(snapshot, report);
  const empty = emptyDraft(snapshot, report.row.subgroup);
  const last = previousReport(snapshot, report);
  if (last === null) return empty;
  return { ...empty, issues: last.row.issues ?? '', mitigation: last.row.mitigation ?? '' };
}

/** A report on record in the shape of the form, to be shown or changed. */
export function asRecorded(snapshot: Snapshot, report: Held<'Highlight reports'>): ReportDraft {
  const { row } = report;
  return {
    overallRag: row.overallRag ?? '',
    summary: row.summary ?? '',
    achievements: row.achievements ?? '',
    issues: row.issues ?? '',
    mitigation: row.mitigation ?? '',
    nextPeriod: row.nextPeriod ?? '',
    noAskReason: row.noAskReason ?? '',
    nilReturn: row.nilReturn,
    nilReason: row.nilReason ?? '',
    priorities: prioritiesOf(snapshot, row.subgroup).map((priority) =>
      recordedPriority(snapshot, report.reference, priority.reference),
    ),
    asks: asksOf(snapshot, report.reference).map((ask) => ({
      kind: ask.row.kind,
      text: ask.row.text,
      neededBy: ask.row.neededBy ?? '',
    })),
  };
}

function recordedPriority(snapshot: Snapshot, report: string, priority: string): DraftPriority {
  const update = updatesOf(snapshot, report).find((each) => each.row.priority === priority);
  return {
    priority,
    rag: update?.row.rag ?? '',
    progress: update?.row.progress ?? '',
    nextSteps: update?.row.nextSteps ?? '',
  };
}

export function personWith(
  people: readonly Person[],
  kind: 'chair' | 'deputy' | 'author',
  subgroup: string,
): Person | null {
  const found = people.find((person) =>
    person.roles.some((role) => role.kind === kind && role.subgroup === subgroup),
  );
  return found ?? null;
}

/** Late counts from the deadline's wall-clock time; days late are working days, at least one. */
export function lateness(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  now: string,
): { late: boolean; daysLate: number } {
  const deadline = momentOf(snapshot, meeting, 'deadline');
  if (now <= deadline) return { late: false, daysLate: 0 };
  const days = workingDaysBetween(localDay(deadline), localDay(now), snapshot.partnership.holidays);
  return { late: true, daysLate: Math.max(1, days) };
}

export function meetingOf(
  snapshot: Snapshot,
  named: string | null,
  now: string,
): Held<'Meetings'> | null {
  return named === null ? currentMeeting(snapshot, now) : snapshot.find('Meetings', named);
}
