import type { Column } from '../data/columns.ts';
import type { Fields, FieldValue } from '../data/items.ts';
import { GraphRefusal, invalid } from '../http/refusal.ts';
import { storedDate } from './dates.ts';

/** New values by internal name; null empties a field. */
export type FieldPatch = Map<string, FieldValue | null>;

/** Checks what a client wants to write, column by column, in the words the service uses. */
export function parseFieldPatch(columns: Column[], input: Record<string, unknown>): FieldPatch {
  const patch: FieldPatch = new Map();
  for (const [name, value] of Object.entries(input)) {
    if (name.includes('@odata.')) continue;
    const column = columns.find((candidate) => candidate.name === name);
    // A leading underscore is not recognised even when the column exists (microsoft-graph-docs#2609).
    if (!column || name.startsWith('_')) throw invalid(`Field '${name}' is not recognized`);
    if (column.readOnly) throw invalid(`Field '${name}' is read-only`);
    patch.set(name, valueFor(column, value, input));
  }
  return patch;
}

/** The fields after the change; what is emptied is gone, as in an answer of the service. */
export function applyPatch(fields: Fields, patch: FieldPatch): Fields {
  const next: Fields = { ...fields };
  for (const [name, value] of patch) {
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next;
}

function valueFor(
  column: Column,
  value: unknown,
  input: Record<string, unknown>,
): FieldValue | null {
  // Links cannot be written through Graph at all (msgraph-sdk-dotnet#2957): keep them in plain text columns.
  if (column.facet.kind === 'hyperlinkOrPicture') throw invalid('Invalid request');
  if (value === null || value === '') return null;
  switch (column.facet.kind) {
    case 'text':
      return textValue(column.facet.text, value);
    case 'choice':
      return choiceValue(column.name, column.facet.choice, value, input);
    case 'dateTime':
      return dateValue(column.facet.dateTime.format, value);
    case 'number':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      throw badValue('number');
    case 'boolean':
      if (typeof value === 'boolean') return value;
      throw badValue('boolean');
    case 'personOrGroup':
      throw new GraphRefusal(400, 'generalException', 'General exception while processing');
  }
}

function textValue(
  facet: { allowMultipleLines: boolean; maxLength?: number | undefined },
  value: unknown,
): string {
  if (typeof value !== 'string') throw badValue('text');
  const limit = facet.allowMultipleLines ? 63_999 : (facet.maxLength ?? 255);
  if (value.length > limit) throw badValue('text');
  // A line break in a single-line column is refused by the service's own form; here it would hide a mistake of ours.
  if (!facet.allowMultipleLines && /[\r\n]/.test(value)) throw badValue('text');
  return value;
}

function choiceValue(
  name: string,
  facet: { allowTextEntry: boolean; choices: string[]; displayAs: string },
  value: unknown,
  input: Record<string, unknown>,
): FieldValue | null {
  const known = (choice: unknown): choice is string =>
    typeof choice === 'string' && (facet.allowTextEntry || facet.choices.includes(choice));
  if (facet.displayAs !== 'checkBoxes') {
    if (known(value)) return value;
    throw badValue('choice');
  }
  const typed = input[`${name}@odata.type`] === 'Collection(Edm.String)';
  if (!typed || !Array.isArray(value)) throw badValue('choice');
  const chosen = value.filter(known);
  if (chosen.length !== value.length) throw badValue('choice');
  return chosen.length === 0 ? null : chosen;
}

function dateValue(format: string, value: unknown): string {
  const stored = typeof value === 'string' ? storedDate(value, format) : undefined;
  if (stored === undefined) throw badValue('date/time');
  return stored;
}

function badValue(kind: string): GraphRefusal {
  return invalid(
    `Invalid ${kind} value.\n\nA ${kind} field contains invalid data. Please check the value and try again.`,
  );
}
