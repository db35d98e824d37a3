import { addWorkingDays, type Holidays, instantAt, localDay } from './calendar.ts';
import type { ClockEventKind } from './command.ts';
import type { Held, Snapshot } from './snapshot.ts';

/** Working-day offsets from the meeting (T) and local times: docs/domain.md, "Cycle". */
const OFFSETS = [
  { key: 'roster', days: -22, time: '09:00', label: 'Roster sent for confirmation' },
  { key: 'commission', days: -20, time: '09:00', label: 'Highlight reports asked for' },
  { key: 'reminder-1', days: -15, time: '09:00', label: 'First reminder to those who owe' },
  { key: 'reminder-2', days: -13, time: '09:00', label: 'Second reminder to those who owe' },
  { key: 'deadline', days: -12, time: '17:00', label: 'Reports due' },
  { key: 'overdue', days: -11, time: '09:00', label: 'Overdue notice' },
  { key: 'freeze', days: -7, time: '10:00', label: 'Content freeze; the pack can be drafted' },
  { key: 'circulate', days: -6, time: '17:00', label: 'Pack circulated (five clear working days)' },
  { key: 'unread', days: -3, time: '09:00', label: 'Reminder to members who have not read it' },
  { key: 'meeting', days: 0, time: null, label: 'Executive meets' },
] as const;

export type MilestoneKey = (typeof OFFSETS)[number]['key'];

export interface Milestone {
  readonly key: MilestoneKey;
  readonly label: string;
  /** UTC instant. */
  readonly at: string;
}

export interface ClockEvent {
  readonly event: ClockEventKind;
  readonly meeting: string;
  readonly at: string;
}

export function milestonesFor(startsAt: string, holidays: Holidays): Milestone[] {
  const meetingDay = localDay(startsAt);
  return OFFSETS.map(({ key, days, time, label }) => ({
    key,
    label,
    at: time === null ? startsAt : instantAt(addWorkingDays(meetingDay, days, holidays), time),
  }));
}

export function timelineOf(snapshot: Snapshot, meeting: Held<'Meetings'>): Milestone[] {
  return milestonesFor(meeting.row.startsAt, snapshot.partnership.holidays);
}

export function momentOf(snapshot: Snapshot, meeting: Held<'Meetings'>, key: MilestoneKey): string {
  const milestone = timelineOf(snapshot, meeting).find((each) => each.key === key);
  if (!milestone) throw new Error(`The cycle has no milestone ${key}`);
  return milestone.at;
}

/** The meeting whose cycle runs now: the first planned one that has not been held; its cycle opens with the roster. */
export function currentMeeting(snapshot: Snapshot, now: string): Held<'Meetings'> | null {
  const planned = snapshot
    .rows('Meetings')
    .filter((meeting) => meeting.row.status === 'planned' && meeting.row.endsAt > now);
  return planned.toSorted((a, b) => a.row.startsAt.localeCompare(b.row.startsAt))[0] ?? null;
}

/**
 * What is due at `now` and has not been overtaken, in order of time. An event that a later one makes pointless is not
 * there: after a day's downtime people get one message, not five. Whether it has been done already is known by its
 * command's repeat key, not here.
 */
export function dueEvents(snapshot: Snapshot, now: string): ClockEvent[] {
  return eventsOf(snapshot)
    .filter((event) => event.at <= now && now <= lapseOf(snapshot, event))
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

/** The first event after `now`; null when nothing lies ahead. */
export function nextEvent(snapshot: Snapshot, now: string): ClockEvent | null {
  const ahead = eventsOf(snapshot).filter((event) => event.at > now);
  return ahead.toSorted((a, b) => a.at.localeCompare(b.at))[0] ?? null;
}

function eventsOf(snapshot: Snapshot): ClockEvent[] {
  const events: ClockEvent[] = [];
  for (const meeting of snapshot.rows('Meetings')) {
    if (meeting.row.status !== 'planned') continue;
    for (const milestone of timelineOf(snapshot, meeting)) {
      const event = milestone.key;
      if (event === 'deadline' || event === 'circulate' || event === 'meeting') continue;
      events.push({ event, meeting: meeting.reference, at: milestone.at });
    }
  }
  return events;
}

/** When an event has been overtaken: a reminder by the next one, asking for reports by the freeze, the roster by the asking. */
const OVERTAKEN_BY: Record<ClockEventKind, MilestoneKey> = {
  roster: 'commission',
  commission: 'freeze',
  'reminder-1': 'reminder-2',
  'reminder-2': 'deadline',
  overdue: 'freeze',
  freeze: 'meeting',
  unread: 'meeting',
};

function lapseOf(snapshot: Snapshot, event: ClockEvent): string {
  const meeting = snapshot.find('Meetings', event.meeting);
  return meeting === null ? '' : momentOf(snapshot, meeting, OVERTAKEN_BY[event.event]);
}
