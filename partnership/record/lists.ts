import type { z } from 'zod';
import { BoardPack, Circulation } from './board-pack.ts';
import { Ask, HighlightReport, PriorityUpdate } from './highlight-report.ts';
import { AgendaItem, Attendance, ForwardPlanItem, Meeting } from './meeting.ts';
import {
  AuditEntry,
  Organisation,
  PersonRow,
  Priority,
  Setting,
  Subgroup,
} from './partnership-rows.ts';
import { Action, DecisionRow, Duty, Measure, MeasureValue, Query, Risk } from './registers.ts';

/** Every list and library of the record by its display name, with the shape of a row. SharePoint's columns follow from these. */
export const LISTS = {
  Subgroups: Subgroup,
  People: PersonRow,
  Meetings: Meeting,
  'Agenda items': AgendaItem,
  'Highlight reports': HighlightReport,
  'Priority updates': PriorityUpdate,
  Asks: Ask,
  Measures: Measure,
  'Measure values': MeasureValue,
  Actions: Action,
  Decisions: DecisionRow,
  Risks: Risk,
  Duties: Duty,
  'Forward plan': ForwardPlanItem,
  Attendance,
  Circulation,
  Queries: Query,
  Priorities: Priority,
  Organisations: Organisation,
  Settings: Setting,
  Audit: AuditEntry,
  'Board packs': BoardPack,
} as const;

export type ListName = keyof typeof LISTS;
export type RowOf<L extends ListName> = z.infer<(typeof LISTS)[L]>;

const SCHEMAS: { readonly [L in ListName]: z.ZodType<RowOf<L>> } = LISTS;

/** The schema of one list's rows, typed by its name. */
export function rowSchema<L extends ListName>(list: L): z.ZodType<RowOf<L>> {
  return SCHEMAS[list];
}

/** Files with columns of their own. Their rows are born with a file, never by an item alone. */
export const LIBRARIES = ['Board packs'] as const satisfies readonly ListName[];

/** Library for other people's papers. It holds no rows of ours yet, but partnerships put papers there from the first day. */
export const PAPERS_LIBRARY = 'Papers';

export function listNames(): ListName[] {
  const known: Record<string, unknown> = LISTS;
  return Object.keys(known).filter(isListName);
}

export function isListName(name: string): name is ListName {
  return Object.hasOwn(LISTS, name);
}
