import { localDay, localTime, workingDaysBetween } from '../partnership/calendar.ts';
import { momentOf } from '../partnership/cycle.ts';
import { countOf, dateInWords, dayInWords } from '../partnership/in-words.ts';
import { activePeople } from '../partnership/report.ts';
import type { Held, Snapshot } from '../partnership/snapshot.ts';
import { unbroken } from './unbroken.ts';
import type { Named } from './words/refusals.ts';

/** Thrown when a message speaks of a row that the record does not hold: a fault of ours, never of the reader. */
function missing(what: string, reference: string): Error {
  return new Error(`A card speaks of a ${what} that is not in the record: ${reference}`);
}

export function meetingNamed(snapshot: Snapshot, reference: string): Held<'Meetings'> {
  const meeting = snapshot.find('Meetings', reference);
  if (meeting === null) throw missing('meeting', reference);
  return meeting;
}

export function reportNamed(snapshot: Snapshot, reference: string): Held<'Highlight reports'> {
  const report = snapshot.find('Highlight reports', reference);
  if (report === null) throw missing('report', reference);
  return report;
}

export function subgroupTitle(snapshot: Snapshot, code: string): string {
  return snapshot.find('Subgroups', code)?.row.title ?? code;
}

export function personTitle(snapshot: Snapshot, key: string): string {
  return activePeople(snapshot).find((person) => person.key === key)?.title ?? key;
}

export function namesIn(snapshot: Snapshot): Named {
  return {
    subgroup: (code) => subgroupTitle(snapshot, code),
    meeting: (reference) => {
      const meeting = snapshot.find('Meetings', reference);
      if (meeting === null) return 'that meeting';
      return `the ${meeting.row.title} on ${dateInWords(localDay(meeting.row.startsAt))}`;
    },
    contact: snapshot.partnership.contactMailbox,
  };
}

/** "17:00 on Thursday 3 December 2026". */
export function instantInWords(instant: string): string {
  return `${localTime(instant)} on ${dayInWords(localDay(instant))}`;
}

/** "14:02" when it is of the same day as `now`, else "14:02 on Thursday 3 December 2026". */
export function stageTime(instant: string, now: string): string {
  return localDay(instant) === localDay(now) ? localTime(instant) : instantInWords(instant);
}

export function deadlineInWords(snapshot: Snapshot, meeting: Held<'Meetings'>): string {
  return instantInWords(momentOf(snapshot, meeting, 'deadline'));
}

/** How far off a moment is, as people say it: "7 working days left", "due today", "2 working days ago". */
export function timeLeft(snapshot: Snapshot, instant: string, now: string): string {
  return unbroken(leftInWords(snapshot, instant, now));
}

function leftInWords(snapshot: Snapshot, instant: string, now: string): string {
  const [from, to] = [localDay(now), localDay(instant)];
  const days = workingDaysBetween(from, to, snapshot.partnership.holidays);
  if (instant <= now) return days === 0 ? 'just past' : agoInWords(-days);
  if (from === to) return 'today';
  return days <= 1 ? 'next working day' : `${countOf(days, 'working day', 'working days')} left`;
}

/** The same for what lies ahead without being anybody's deadline: "in 4 working days". */
export function timeAhead(snapshot: Snapshot, instant: string, now: string): string {
  const [from, to] = [localDay(now), localDay(instant)];
  if (from === to) return 'today';
  const days = workingDaysBetween(from, to, snapshot.partnership.holidays);
  const ahead =
    days <= 1 ? 'next working day' : `in ${countOf(days, 'working day', 'working days')}`;
  return unbroken(ahead);
}

function agoInWords(days: number): string {
  return `${countOf(days, 'working day', 'working days')} ago`;
}
