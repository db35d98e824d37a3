import type { z } from 'zod';
import { LISTS, type ListName } from '../../partnership/record/lists.ts';
import type { Row, Value } from '../../partnership/record/row.ts';
import type { Column } from './column.ts';
import { columnNamed, schemaOf } from './schema.ts';
import { fromWire, toWire, type Wire } from './wire.ts';

export type Fields = Readonly<Record<string, unknown>>;

export type ReadRow =
  | { readonly row: Row; readonly fault: null }
  | { readonly row: null; readonly fault: string };

/** Row or part of a row → the fields of a list item. */
export function fieldsFrom(
  list: ListName,
  row: Readonly<Record<string, Value>>,
): Record<string, Wire> {
  const fields: Record<string, Wire> = {};
  for (const [property, value] of Object.entries(row)) {
    const column = columnNamed(list, property);
    fields[column.name] = toWire(column, value);
  }
  return fields;
}

/**
 * Fields of a list item → row, checked against the list's shape. What a person left unreadable becomes a fault that names the
 * column and the reason and never what is written there: faults are logged and shown.
 */
export function rowFrom(list: ListName, fields: Fields): ReadRow {
  const candidate: Record<string, unknown> = {};
  for (const column of schemaOf(list).columns) {
    candidate[column.property] = fromWire(column, fields[column.name]);
  }
  const read = LISTS[list].safeParse(candidate);
  if (read.success) return { row: read.data, fault: null };
  const [issue] = read.error.issues;
  const property = String(issue?.path[0]);
  return { row: null, fault: `${property}: ${reasonFor(issue, candidate[property])}` };
}

function reasonFor(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  if (value === null || value === '') return 'is empty';
  switch (issue?.code) {
    case 'too_big':
      return typeof value === 'string' ? 'is too long' : 'is too large';
    case 'too_small':
      return 'is too small';
    case 'invalid_value':
      return 'is none of the choices';
    case 'invalid_format':
      return 'is no date';
    default:
      return 'is of the wrong kind';
  }
}

/** Whether SharePoint's value says the same as ours. Blanks at the ends and the sort of line end do not count. */
export function saysTheSame(column: Column, one: unknown, other: unknown): boolean {
  return comparable(column, one) === comparable(column, other);
}

function comparable(column: Column, wire: unknown): unknown {
  const value = fromWire(column, wire);
  return typeof value === 'string' ? value.trim() : value;
}
