import type { Value } from '../../partnership/record/row.ts';
import type { Column } from './column.ts';

/** A value as it stands in `fields` of a list item. */
export type Wire = string | number | boolean | null;

/** A value as SharePoint is sent it. Empty text is sent as nothing, because SharePoint keeps no difference between the two. */
export function toWire(column: Column, value: Value): Wire {
  if (value === null || value === '') return null;
  if (typeof value !== 'string') return value;
  switch (column.kind.type) {
    case 'line':
      return orNothing(printable(value).replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' '));
    case 'passage':
      return orNothing(printable(value));
    case 'choice':
      return column.kind.choices.find((choice) => choice.value === value)?.label ?? value;
    case 'day':
      // Noon: midnight is kept in the site's own zone and comes back as the day before in summer time.
      return `${value}T12:00:00Z`;
    case 'instant':
      return toTheSecond(new Date(value));
    case 'number':
    case 'boolean':
      return value;
  }
}

/** A value as it came. What does not fit the column is handed on as it is, for the row's own shape to refuse. */
export function fromWire(column: Column, wire: unknown): unknown {
  if (wire === undefined || wire === null || wire === '') return nothing(column);
  if (typeof wire !== 'string') return wire;
  switch (column.kind.type) {
    case 'line':
    case 'passage':
      return wire.replaceAll(/\r\n?/g, '\n');
    case 'choice':
      return choiceMeant(column.kind.choices, wire);
    case 'day':
      return dayOf(wire);
    case 'instant':
      return Number.isNaN(Date.parse(wire)) ? wire : new Date(wire).toISOString();
    case 'number':
    case 'boolean':
      return wire;
  }
}

/** An empty field. SharePoint shows an empty Yes/No column as No, and so do we. */
function nothing(column: Column): unknown {
  if (column.nullable) return null;
  if (column.kind.type === 'boolean') return false;
  return column.kind.type === 'line' || column.kind.type === 'passage' ? '' : null;
}

/** People type choices in their own letter case, and older rows may hold the rule's own word. */
function choiceMeant(choices: readonly { value: string; label: string }[], wire: string): string {
  const typed = wire.trim().toLowerCase();
  const meant = choices.find(
    ({ value, label }) => label.toLowerCase() === typed || value.toLowerCase() === typed,
  );
  return meant ? meant.value : wire;
}

/**
 * SharePoint keeps a date picked by a person as midnight in the site's zone, in UTC: 1 July in London is 30 June 23:00Z. Eleven
 * hours later it is that day in UTC for every zone from −12 to +11, and so is noon UTC, which is what we write ourselves.
 */
function dayOf(wire: string): string {
  const at = Date.parse(wire);
  if (Number.isNaN(at)) return wire;
  return new Date(at + 11 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** SharePoint keeps seconds. */
function toTheSecond(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

/** SharePoint refuses characters that XML cannot hold, and one of them would keep the whole row from ever being filed. */
function printable(text: string): string {
  const lines = text.toWellFormed().replaceAll(/\r\n?/g, '\n');
  return Array.from(lines).filter(isPrintable).join('');
}

function isPrintable(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x20) return character === '\n' || character === '\t';
  return code !== 0xfffe && code !== 0xffff;
}

function orNothing(text: string): string | null {
  return text === '' ? null : text;
}
