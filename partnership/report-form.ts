import { z } from 'zod';
import { Colour } from './colours.ts';
import { AskKind } from './record/highlight-report.ts';

/** How much one text field of the form takes. Above it the form says so; nothing is cut. */
export const FIELD_LIMITS = {
  summary: 1000,
  achievements: 2000,
  issues: 2000,
  mitigation: 1500,
  nextPeriod: 2000,
  progress: 1500,
  nextSteps: 1000,
  askText: 600,
  noAskReason: 600,
  nilReason: 600,
} as const;

export const ASKS_ON_FORM = 3;

export const DraftPriority = z.object({
  priority: z.string(),
  rag: z.union([Colour, z.literal('')]),
  progress: z.string(),
  nextSteps: z.string(),
});
export type DraftPriority = z.infer<typeof DraftPriority>;

export const DraftAsk = z.object({ kind: AskKind, text: z.string(), neededBy: z.string() });
export type DraftAsk = z.infer<typeof DraftAsk>;

/** What somebody has typed into the form, complete or not: kept as it was typed, also when it cannot be submitted yet. */
export const ReportDraft = z.object({
  overallRag: z.union([Colour, z.literal('')]),
  summary: z.string(),
  achievements: z.string(),
  issues: z.string(),
  mitigation: z.string(),
  nextPeriod: z.string(),
  noAskReason: z.string(),
  nilReturn: z.boolean(),
  nilReason: z.string(),
  priorities: z.array(DraftPriority),
  asks: z.array(DraftAsk),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

/** One fault beside its field. `field` is the input's id on the form. */
export interface FieldFault {
  readonly field: string;
  readonly fault:
    | 'missing'
    | 'too-long'
    | 'not-a-date'
    | 'not-a-choice'
    | 'red-needs-ask'
    | 'needs-mitigation'
    | 'nil-needs-reason'
    | 'better-than-worst';
  readonly limit?: number;
}
