import { z } from 'zod';
import { Marking, Part } from '../marking.ts';
import { AskKind } from './highlight-report.ts';
import { code, count, day, instant, line, passage, reference } from './row.ts';

/** Facts of the meeting itself. Where its cycle stands (commissioned, frozen) is kept here too, so that business support can see it. */
export const Meeting = z.object({
  reference,
  title: line,
  kind: z.enum(['executive', 'extraordinary']),
  startsAt: instant,
  endsAt: instant,
  place: line,
  periodStart: day,
  periodEnd: day,
  quarter: code,
  status: z.enum(['planned', 'held', 'cancelled']),
  chairName: line,
  rosterConfirmedBy: line.nullable(),
  rosterConfirmedAt: instant.nullable(),
  commissionedAt: instant.nullable(),
  frozenAt: instant.nullable(),
});
export type Meeting = z.infer<typeof Meeting>;

export const AgendaItem = z.object({
  reference,
  title: line,
  meeting: code,
  number: line,
  order: count,
  purpose: AskKind,
  format: z.enum(['verbal', 'enclosure', 'presentation', 'toFollow']),
  leadName: line,
  minutes: count,
  /** The section of the pack that this item is about, if there is one: its page range is printed on the agenda. */
  section: z
    .enum(['summary', 'asks', 'priorities', 'reports', 'actions', 'risks', 'forwardPlan'])
    .nullable(),
  marking: Marking,
  part: Part,
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const ForwardPlanItem = z.object({
  reference,
  title: line,
  dueOn: day,
  purpose: AskKind,
  leadName: line,
  status: z.enum(['planned', 'done', 'withdrawn']),
});
export type ForwardPlanItem = z.infer<typeof ForwardPlanItem>;

export const Attendance = z.object({
  reference,
  title: line,
  meeting: code,
  person: code,
  capacity: z.enum(['voting', 'advisory', 'support', 'observer', 'minuteTaker']),
  status: z.enum(['expected', 'present', 'apologies', 'absent', 'deputised']),
  note: passage.nullable(),
});
export type Attendance = z.infer<typeof Attendance>;
