import type { Command } from '../command.ts';
import { momentOf } from '../cycle.ts';
import { siteFor } from '../marking.ts';
import { requestKey } from '../owed.ts';
import { isSupport, type Person } from '../people.ts';
import type { Decision, RecordChange, Step } from '../plan.ts';
import { activePeople, activeSubgroups, reportReference } from '../report.ts';
import type { Held } from '../snapshot.ts';
import { isRefused, nameOf, supportOnly } from './asker.ts';
import {
  type Case,
  create,
  file,
  NOTHING,
  refuse,
  renew,
  rowKey,
  tell,
  update,
} from './planning.ts';

/** Two working days before reports are asked for, support is shown whom the bot would ask. */
export function sendRoster(one: Case, meeting: Held<'Meetings'>): Decision {
  if (meeting.row.rosterConfirmedAt !== null) return NOTHING;
  return {
    ...NOTHING,
    steps: tellSupport(one, 'roster', { kind: 'roster', meeting: meeting.reference }),
  };
}

/** Nobody is asked before a person has looked at who is asked: a report request in the wrong chat is a leak. */
export function commission(one: Case, meeting: Held<'Meetings'>): Decision {
  if (meeting.row.rosterConfirmedAt === null) {
    const message = { kind: 'not-commissioned', meeting: meeting.reference } as const;
    return { ...NOTHING, steps: tellSupport(one, 'not-commissioned', message) };
  }
  const { changes, steps } = askForReports(one, meeting, {});
  return { ...NOTHING, changes, steps, relied: [rowKey('Meetings', meeting.reference)] };
}

export function confirmRoster(
  one: Case,
  command: Extract<Command, { kind: 'confirm-roster' }>,
): Decision {
  const person = supportOnly(one.envelope, 'people');
  if (isRefused(person)) return person;
  const meeting = one.snapshot.find('Meetings', command.meeting);
  if (meeting === null) return refuse({ why: 'no-meeting' });
  const message = { kind: 'roster', meeting: meeting.reference } as const;
  if (meeting.row.rosterConfirmedAt !== null) return { ...NOTHING, answer: message };
  const confirmed = {
    rosterConfirmedBy: nameOf(one.envelope),
    rosterConfirmedAt: one.given.now,
  };
  const due = momentOf(one.snapshot, meeting, 'commission') <= one.given.now;
  const asked =
    due && meeting.row.commissionedAt === null
      ? askForReports(one, meeting, confirmed)
      : onlyConfirmed(one, meeting, confirmed);
  return {
    ...NOTHING,
    answer: message,
    changes: asked.changes,
    steps: [...asked.steps, renew(one, { card: 'roster', meeting: meeting.reference })],
    relied: [rowKey('Meetings', meeting.reference)],
  };
}

interface Asked {
  readonly changes: RecordChange[];
  readonly steps: Step[];
}

function onlyConfirmed(
  one: Case,
  meeting: Held<'Meetings'>,
  confirmed: { rosterConfirmedBy: string; rosterConfirmedAt: string },
): Asked {
  const change = update(one, meeting, confirmed);
  return { changes: [change], steps: [file(one, `meeting/${meeting.reference}`, [change])] };
}

/** A requested report for every active subgroup, and a card to its chair and its author. */
function askForReports(
  one: Case,
  meeting: Held<'Meetings'>,
  confirmed: { rosterConfirmedBy?: string; rosterConfirmedAt?: string },
): Asked {
  const meetingChange = update(one, meeting, { ...confirmed, commissionedAt: one.given.now });
  const changes: RecordChange[] = [meetingChange];
  const steps: Step[] = [file(one, `meeting/${meeting.reference}`, [meetingChange])];
  for (const subgroup of activeSubgroups(one.snapshot)) {
    const reference = reportReference(subgroup.reference, meeting);
    if (one.snapshot.find('Highlight reports', reference) === null) {
      const change = requestedReport(one, meeting, subgroup, reference);
      changes.push(change);
      steps.push(file(one, `report/${reference}`, [change]));
    }
    for (const person of writersOf(one, subgroup.reference)) {
      steps.push(
        tell(
          person.key,
          requestKey(reference, person.key),
          { kind: 'report-request', report: reference },
          { unasked: true },
        ),
      );
    }
  }
  steps.push(renew(one, { card: 'cycle-status', meeting: meeting.reference }));
  return { changes, steps };
}

/** Chair and author. Those who cannot be reached in Teams are told too: the refusal is on record and shown in `status`. */
function writersOf(one: Case, subgroup: string): Person[] {
  return activePeople(one.snapshot).filter((person) =>
    person.roles.some(
      (role) => (role.kind === 'chair' || role.kind === 'author') && role.subgroup === subgroup,
    ),
  );
}

function requestedReport(
  one: Case,
  meeting: Held<'Meetings'>,
  subgroup: Held<'Subgroups'>,
  reference: string,
): RecordChange {
  return create(one, 'Highlight reports', siteFor(subgroup.row), {
    reference,
    title: `${subgroup.row.title}: highlight report`.slice(0, 255),
    subgroup: subgroup.reference,
    meeting: meeting.reference,
    periodStart: meeting.row.periodStart,
    periodEnd: meeting.row.periodEnd,
    status: 'requested',
    overallRag: null,
    previousRag: null,
    summary: null,
    achievements: null,
    issues: null,
    mitigation: null,
    nextPeriod: null,
    noAskReason: null,
    nilReturn: false,
    nilReason: null,
    marking: subgroup.row.marking,
    part: subgroup.row.part,
    authorName: null,
    approverName: null,
    onBehalf: false,
    submittedAt: null,
    late: false,
    daysLate: 0,
    channel: null,
    sourceMessages: null,
    reportVersion: 0,
  });
}

/** One message to each person of business support and to the manager, once for this meeting. */
export function tellSupport(one: Case, name: string, message: Parameters<typeof tell>[2]): Step[] {
  return activePeople(one.snapshot)
    .filter(isSupport)
    .map((person) =>
      tell(person.key, `${name}/${one.envelope.key}/${person.key}`, message, { unasked: true }),
    );
}
