import { z } from 'zod';
import type { Command } from '../partnership/command.ts';
import { LONGEST_TEXT } from './report-form-read.ts';

const code = z.string().min(1).max(120);
const basedOn = z.number().int().min(0).max(1_000_000);
const nothing = z.object({});
const meeting = z.object({ meeting: code });
const approval = z.object({ meeting: code, contentsHash: code });
const reason = z.string().max(LONGEST_TEXT).default('');

/** Each button's name with the data that it carries: opaque ids only, since anybody in a chat can send any data. */
export const VERBS = {
  help: nothing,
  status: meeting,
  /** Sent by Teams itself when a living card is looked at. */
  'refresh-status': meeting,
  'open-report': z.object({ subgroup: code.optional() }),
  'submit-report': z.object({ report: code, form: code, basedOn }),
  'replace-report': z.object({ report: code, form: code, basedOn }),
  'keep-theirs': z.object({ report: code }),
  people: nothing,
  'confirm-roster': meeting,
  pause: nothing,
  resume: nothing,
  'pack-state': meeting,
  'check-pack': meeting,
  'draft-pack': meeting,
  'ask-approval': meeting,
  'approve-pack': approval,
  'return-pack': approval.extend({ reason }),
  'circulate-pack': meeting,
  'acknowledge-pack': z.object({ circulation: code, fileHash: code }),
} as const;

export type Verb = keyof typeof VERBS;

/** `content`: the same press with the same data is the same act, on whichever copy of the card. `press`: each press counts. */
export type Repeat = 'content' | 'press';

const BY_CONTENT: ReadonlySet<Verb> = new Set<Verb>([
  'submit-report',
  'replace-report',
  'confirm-roster',
  'approve-pack',
  'acknowledge-pack',
]);

export function repeatOf(verb: Verb): Repeat {
  return BY_CONTENT.has(verb) ? 'content' : 'press';
}

export function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(VERBS, verb);
}

/** What a press means: for all but the form that is a Command as it stands. */
export type PressedCommand = Exclude<Command, { kind: 'submit-report' }>;
