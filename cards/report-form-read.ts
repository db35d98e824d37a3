import { z } from 'zod';
import { Colour } from '../partnership/colours.ts';
import { AskKind } from '../partnership/record/highlight-report.ts';
import { ASKS_ON_FORM, type DraftAsk, type ReportDraft } from '../partnership/report-form.ts';

/** Above this a text is refused unread: no column of the record could hold it. */
export const LONGEST_TEXT = 20_000;

/** A field that was left empty may be missing from what Teams sends, so missing and empty are one. */
const text = z.string().max(LONGEST_TEXT).default('');
const colour = z.union([Colour, z.literal('')]).default('');
/** The value of a priority's colour that was left alone. A choice may not have an empty value: some clients drop it. */
export const SAME_AS_OVERALL = 'same';
const priorityColour = z
  .union([Colour, z.enum(['', SAME_AS_OVERALL])])
  .default('')
  .transform((value) => (value === SAME_AS_OVERALL ? '' : value));
/** Teams sends a toggle as the text of its `valueOn` or `valueOff`; other clients of the same card send a boolean. */
const toggle = z
  .union([z.literal('true'), z.literal('false'), z.boolean()])
  .default(false)
  .transform((value) => value === true || value === 'true');

const Plain = z.object({
  overallRag: colour,
  summary: text,
  achievements: text,
  issues: text,
  mitigation: text,
  nextPeriod: text,
  noAskReason: text,
  nilReturn: toggle,
  nilReason: text,
});
const OnePriority = z.object({ rag: priorityColour, progress: text, nextSteps: text });
/** A request whose kind was left alone is for decision: that is what its field shows. */
const OneAsk = z.object({
  kind: z.union([AskKind, z.literal('').transform(() => 'decide' as const)]).default('decide'),
  text,
  neededBy: text,
});
const Inputs = z.record(z.string(), z.unknown());

/**
 * Reads what somebody typed into the report form, as typed. Takes the inputs by id and the priorities that the subgroup
 * leads; gives null when something is of another type than the form sends, which no honest client does.
 */
export function readReportForm(data: unknown, priorities: readonly string[]): ReportDraft | null {
  const inputs = Inputs.safeParse(data);
  if (!inputs.success) return null;
  const plain = Plain.safeParse(inputs.data);
  const parts = readPriorities(inputs.data, priorities);
  const asks = readAsks(inputs.data);
  if (!plain.success || parts === null || asks === null) return null;
  return { ...plain.data, priorities: parts, asks };
}

function readPriorities(
  inputs: Record<string, unknown>,
  priorities: readonly string[],
): ReportDraft['priorities'] | null {
  const read: ReportDraft['priorities'] = [];
  for (const priority of priorities) {
    const one = OnePriority.safeParse({
      rag: inputs[`rag-${priority}`],
      progress: inputs[`progress-${priority}`],
      nextSteps: inputs[`nextSteps-${priority}`],
    });
    if (!one.success) return null;
    read.push({ priority, ...one.data });
  }
  return read;
}

/** All requests of the form in their places, the empty ones too: a fault names its field by number. */
function readAsks(inputs: Record<string, unknown>): DraftAsk[] | null {
  const asks: DraftAsk[] = [];
  for (let number = 1; number <= ASKS_ON_FORM; number += 1) {
    const one = OneAsk.safeParse({
      kind: inputs[`askKind-${number}`],
      text: inputs[`askText-${number}`],
      neededBy: inputs[`askNeededBy-${number}`],
    });
    if (!one.success) return null;
    asks.push(one.data);
  }
  return asks;
}
