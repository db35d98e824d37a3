import { z } from 'zod';
import { Colour } from '../colours.ts';
import { Marking, Part } from '../marking.ts';
import { code, count, day, instant, line, passage, reference } from './row.ts';

const ReportStatus = z.enum([
  'requested',
  'submitted',
  'accepted',
  'inPack',
  'presented',
  'closed',
  'notReceived',
]);
const Channel = z.enum(['card', 'chat', 'web', 'email', 'imported', 'clock']);
/** One subgroup's highlight report to one Executive. `overallRag` and the texts are null until somebody has submitted. */
export const HighlightReport = z.object({
  reference,
  title: line,
  subgroup: code,
  meeting: code,
  periodStart: day,
  periodEnd: day,
  status: ReportStatus,
  overallRag: Colour.nullable(),
  previousRag: Colour.nullable(),
  summary: passage.nullable(),
  achievements: passage.nullable(),
  issues: passage.nullable(),
  mitigation: passage.nullable(),
  nextPeriod: passage.nullable(),
  noAskReason: passage.nullable(),
  nilReturn: z.boolean(),
  nilReason: passage.nullable(),
  marking: Marking,
  part: Part,
  authorName: line.nullable(),
  approverName: line.nullable(),
  onBehalf: z.boolean(),
  submittedAt: instant.nullable(),
  late: z.boolean(),
  daysLate: count,
  channel: Channel.nullable(),
  sourceMessages: passage.nullable(),
  reportVersion: count,
});
export type HighlightReport = z.infer<typeof HighlightReport>;

export const PriorityUpdate = z.object({
  reference,
  title: line,
  report: code,
  priority: code,
  rag: Colour,
  previousRag: Colour.nullable(),
  progress: passage.nullable(),
  nextSteps: passage.nullable(),
});
export type PriorityUpdate = z.infer<typeof PriorityUpdate>;

/** What the Executive is wanted to do (docs/domain.md, "Decisions wanted from the Executive"). */
export const AskKind = z.enum(['decide', 'approve', 'endorse', 'note', 'discuss', 'assure']);
export type AskKind = z.infer<typeof AskKind>;

export const Ask = z.object({
  reference,
  title: line,
  report: code,
  subgroup: code,
  meeting: code,
  kind: AskKind,
  text: passage,
  neededBy: day.nullable(),
  status: z.enum(['raised', 'accepted', 'decided', 'returned', 'withdrawn']),
  response: passage.nullable(),
});
export type Ask = z.infer<typeof Ask>;
