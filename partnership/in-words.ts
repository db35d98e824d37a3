import { localDay, localTime } from './calendar.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "Thursday 3 December 2026". */
export function dayInWords(day: string): string {
  const weekday = WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()];
  return `${weekday} ${dateInWords(day)}`;
}

/** "3 December 2026". */
export function dateInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** "3 Dec 2026": for narrow columns. */
export function shortDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${(MONTHS[(month ?? 1) - 1] ?? '').slice(0, 3)} ${year}`;
}

/** "14:02 on 3 December 2026". */
export function momentInWords(instant: string): string {
  return `${localTime(instant)} on ${dateInWords(localDay(instant))}`;
}

/** "July to September 2026" for a quarter's first and last day. */
export function periodInWords(start: string, end: string): string {
  const [startYear, startMonth] = start.split('-').map(Number);
  const [endYear, endMonth] = end.split('-').map(Number);
  const from = MONTHS[(startMonth ?? 1) - 1];
  const to = MONTHS[(endMonth ?? 1) - 1];
  if (startYear === endYear) return `${from} to ${to} ${endYear}`;
  return `${from} ${startYear} to ${to} ${endYear}`;
}

/** "a", "a and b", "a, b and c". */
export function listInWords(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "1 report", "3 reports". */
export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
