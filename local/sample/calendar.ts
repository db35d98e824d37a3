import {
  addWorkingDays,
  type Holidays,
  instantAt,
  plusMonths,
} from '../../partnership/calendar.ts';
import { lastQuarterBefore, type Quarter, quarterBefore } from '../../partnership/quarter.ts';

export interface SampleMeeting {
  readonly reference: string;
  readonly day: string;
  readonly quarter: Quarter;
}

/** The Executive is twenty working days after the first start, so that the first start is the day of commissioning. */
const TO_MEETING = 20;

/** The meeting under way and the two before it, three and six months earlier, each about the quarter before it. */
export function sampleMeetings(
  firstDay: string,
  holidays: Holidays,
): { readonly now: SampleMeeting; readonly last: SampleMeeting; readonly before: SampleMeeting } {
  const day = addWorkingDays(firstDay, TO_MEETING, holidays);
  const quarter = lastQuarterBefore(firstDay);
  const earlier = quarterBefore(quarter);
  return {
    now: meetingOn(day, quarter),
    last: meetingOn(workingDayAround(day, -3, holidays), earlier),
    before: meetingOn(workingDayAround(day, -6, holidays), quarterBefore(earlier)),
  };
}

function meetingOn(day: string, quarter: Quarter): SampleMeeting {
  return { reference: `EXEC-${day}`, day, quarter };
}

function workingDayAround(day: string, months: number, holidays: Holidays): string {
  return addWorkingDays(addWorkingDays(plusMonths(day, months), -1, holidays), 1, holidays);
}

export function startsAt(meeting: SampleMeeting): string {
  return instantAt(meeting.day, '14:00');
}

export function endsAt(meeting: SampleMeeting): string {
  return instantAt(meeting.day, '16:00');
}
