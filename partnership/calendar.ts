import { Temporal } from 'temporal-polyfill';

/** Deadlines are local wall-clock times: 17:00 is 17:00 on both sides of a clock change (docs/domain.md, "Cycle"). */
const ZONE = 'Europe/London';

export type Holidays = ReadonlySet<string>;

function zoned(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);
}

export function localDay(instant: string): string {
  return zoned(instant).toPlainDate().toString();
}

export function localTime(instant: string): string {
  return zoned(instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The UTC instant of a local wall-clock time, as `2026-12-03T17:00:00.000Z`. */
export function instantAt(day: string, time: string): string {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: ZONE,
    plainTime: Temporal.PlainTime.from(time),
  });
  return at.toInstant().toString({ fractionalSecondDigits: 3 });
}

export function plusDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function plusMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Monday to Friday, no bank holiday of England and Wales, no closure day of the partnership. */
export function isWorkingDay(day: string, holidays: Holidays): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5 && !holidays.has(day);
}

/**
 * The day that lies `count` working days after `day` (before it when negative). The start day does not count, so
 * circulating at T−6 leaves five clear working days. Off by one here makes every pack late.
 */
export function addWorkingDays(day: string, count: number, holidays: Holidays): string {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let at = day;
  while (left > 0) {
    at = plusDays(at, step);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}

/** The first working day after `day`. */
export function nextWorkingDay(day: string, holidays: Holidays): string {
  return addWorkingDays(day, 1, holidays);
}

/** How many working days one has to walk from `from` to `to`; negative when `to` lies before. */
export function workingDaysBetween(from: string, to: string, holidays: Holidays): number {
  if (to < from) return 0 - workingDaysBetween(to, from, holidays);
  let count = 0;
  for (let at = from; at < to; ) {
    at = plusDays(at, 1);
    if (isWorkingDay(at, holidays)) count += 1;
  }
  return count;
}

/** Clear working days between issue and meeting: neither day counts. */
export function clearWorkingDays(issued: string, meeting: string, holidays: Holidays): number {
  return Math.max(0, workingDaysBetween(issued, meeting, holidays) - 1);
}
