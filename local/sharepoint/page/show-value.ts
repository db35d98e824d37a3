import { Temporal } from 'temporal-polyfill';
import type { Column } from '../data/columns.ts';
import type { FieldValue } from '../data/items.ts';
import { siteZone } from '../fields/dates.ts';
import { type Html, html } from './html.ts';

const colours = ['green', 'amber', 'red', 'blue', 'grey'];

/** A value as people read it. */
export function showValue(column: Column, value: FieldValue | undefined): Html {
  if (value === undefined) return html`<span class="quiet">–</span>`;
  const words = wordsFor(column, value);
  const colour = colours.find((name) => name === words.toLowerCase());
  if (column.facet.kind === 'choice' && colour)
    return html`<span class="colour ${colour}">${words}</span>`;
  return html`${words}`;
}

export function wordsFor(column: Column, value: FieldValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.join(', ');
  if (column.facet.kind !== 'dateTime' || typeof value !== 'string') return String(value);
  return column.facet.dateTime.format === 'dateOnly' ? showDay(value) : showMoment(value);
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: siteZone,
});
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: siteZone });

function showDay(stored: string): string {
  return day.format(new Date(stored));
}

export function showMoment(stored: string): string {
  const moment = new Date(stored);
  return `${day.format(moment)}, ${time.format(moment)}`;
}

/** What a form's date field holds, and back. */
export function formValue(column: Column, value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (column.facet.kind !== 'dateTime' || typeof value !== 'string') return String(value);
  const local = Temporal.Instant.from(value).toZonedDateTimeISO(siteZone).toPlainDateTime();
  const date = local.toPlainDate().toString();
  return column.facet.dateTime.format === 'dateOnly'
    ? date
    : `${date}T${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** A day is written at noon, so that no zone moves it; a time is London's. Undefined when it is neither. */
export function momentFromForm(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text}T12:00:00Z`;
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(siteZone).toInstant().toString();
  } catch {
    return undefined;
  }
}

export function shortened(words: string): string {
  return words.length > 160 ? `${words.slice(0, 157)}…` : words;
}

/** The start of keys and message numbers, which nobody reads in a table: words each of which has a digit, and too long for a cell. */
export function keyShortened(words: string): string {
  const isKey = words.length > 24 && words.split(/\s+/).every((word) => /\d/.test(word));
  return isKey ? `${words.slice(0, 23)}…` : words;
}
