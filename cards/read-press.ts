import { z } from 'zod';
import { LONGEST_TEXT } from './report-form-read.ts';
import { isVerb, type PressedCommand, type Repeat, repeatOf, VERBS, type Verb } from './verbs.ts';

export type Press =
  | {
      readonly kind: 'command';
      readonly verb: Verb;
      readonly repeat: Repeat;
      readonly command: PressedCommand;
    }
  | {
      /** The form: `readReportForm(inputs, priorities)` turns the inputs into what was typed. */
      readonly kind: 'report-form';
      readonly verb: 'submit-report';
      readonly repeat: Repeat;
      readonly report: string;
      readonly form: string;
      readonly basedOn: number;
      readonly inputs: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'too-long'; readonly verb: Verb };

const Data = z.record(z.string().max(200), z.unknown());

/**
 * Reads a press of a card's button. null for a verb that is not ours or data of another shape, which no card of ours
 * sends; `too-long` when a text is longer than any field takes. It checks form only: who may do it is decided elsewhere.
 */
export function readPress(verb: string, data: unknown): Press | null {
  const given = Data.safeParse(data ?? {});
  if (!isVerb(verb) || !given.success) return null;
  const texts = Object.values(given.data);
  if (texts.some((value) => typeof value === 'string' && value.length > LONGEST_TEXT)) {
    return { kind: 'too-long', verb };
  }
  if (verb === 'submit-report') return readSubmission(given.data);
  const command = commandFrom(verb, given.data);
  return command === null ? null : { kind: 'command', verb, repeat: repeatOf(verb), command };
}

function readSubmission(data: Record<string, unknown>): Press | null {
  const verb = 'submit-report';
  const ids = VERBS[verb].safeParse(data);
  if (!ids.success) return null;
  return { kind: 'report-form', verb, repeat: repeatOf(verb), ...ids.data, inputs: data };
}

/** Verbs whose data is that of a Command of the same name. */
function commandFrom(
  verb: Exclude<Verb, 'submit-report'>,
  data: Record<string, unknown>,
): PressedCommand | null {
  switch (verb) {
    case 'help':
    case 'people':
    case 'pause':
    case 'resume':
      return { kind: verb };
    case 'status':
    case 'refresh-status':
      return withData(VERBS.status, data, (ids) => ({ kind: 'status', ...ids }));
    case 'open-report':
      return withData(VERBS[verb], data, (ids) => ({ kind: verb, subgroup: ids.subgroup ?? null }));
    case 'replace-report':
      return withData(VERBS[verb], data, (ids) => ({ kind: verb, ...ids }));
    case 'keep-theirs':
      return withData(VERBS[verb], data, (ids) => ({ kind: verb, ...ids }));
    case 'approve-pack':
      return withData(VERBS[verb], data, (ids) => ({ kind: verb, ...ids }));
    case 'return-pack':
      return withData(VERBS[verb], data, (ids) => ({ kind: verb, ...ids }));
    case 'acknowledge-pack':
      return withData(VERBS[verb], data, (ids) => ({ kind: verb, ...ids }));
    default:
      return withData(VERBS[verb], data, (ids) => ({ kind: verb, ...ids }));
  }
}

function withData<T>(
  schema: z.ZodType<T>,
  data: Record<string, unknown>,
  command: (ids: T) => PressedCommand,
): PressedCommand | null {
  const ids = schema.safeParse(data);
  return ids.success ? command(ids.data) : null;
}
