import { z } from 'zod';
import { code, count, day, line, passage, reference } from './row.ts';

export const Action = z.object({
  reference,
  title: line,
  meeting: code.nullable(),
  minuteRef: line.nullable(),
  ownerName: line,
  organisation: line.nullable(),
  setOn: day,
  dueOn: day,
  originalDueOn: day,
  status: z.enum([
    'open',
    'inProgress',
    'completePendingEvidence',
    'closed',
    'cancelled',
    'onHold',
  ]),
  latestUpdate: passage.nullable(),
});
export type Action = z.infer<typeof Action>;

export const DecisionRow = z.object({
  reference,
  title: line,
  meeting: code.nullable(),
  text: passage,
  decidedOn: day,
  status: z.enum(['recorded', 'superseded']),
});
export type DecisionRow = z.infer<typeof DecisionRow>;

/** Likelihood and impact are 1 to 5; the score is their product and is never stored, so that it cannot disagree. */
export const Risk = z.object({
  reference,
  title: line,
  consequence: passage,
  category: line,
  ownerName: line,
  likelihood: count.min(1).max(5),
  impact: count.min(1).max(5),
  previousScore: count.nullable(),
  targetScore: count.nullable(),
  mitigation: passage,
  reviewedOn: day,
  status: z.enum(['open', 'closed']),
});
export type Risk = z.infer<typeof Risk>;

export const Measure = z.object({
  reference,
  title: line,
  definition: passage,
  source: line,
  unit: line,
  polarity: z.enum(['lowerIsBetter', 'higherIsBetter', 'contextual']),
  priority: code.nullable(),
  publication: z.enum(['public', 'members', 'restricted']),
  status: z.enum(['active', 'inDevelopment', 'heldInAbeyance', 'retired']),
});
export type Measure = z.infer<typeof Measure>;

export const MeasureValue = z.object({
  reference,
  title: line,
  measure: code,
  periodLabel: line,
  periodEnd: day,
  value: z.number().nullable(),
  previousValue: z.number().nullable(),
  dataAsAt: day,
  comment: passage.nullable(),
});
export type MeasureValue = z.infer<typeof MeasureValue>;

export const Duty = z.object({
  reference,
  title: line,
  source: line,
  responsible: line,
  frequency: line,
  dueOn: day.nullable(),
  status: z.enum(['notStarted', 'inProgress', 'complete', 'overdue']),
  evidence: passage.nullable(),
});
export type Duty = z.infer<typeof Duty>;

export const Query = z.object({
  reference,
  title: line,
  report: code,
  field: line,
  text: passage,
  answer: passage.nullable(),
  status: z.enum(['raised', 'answered', 'closed']),
});
export type Query = z.infer<typeof Query>;
