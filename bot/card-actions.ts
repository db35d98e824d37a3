import { createHash } from 'node:crypto';
import { type Press as CardPress, readPress } from '../cards/read-press.ts';
import { readReportForm } from '../cards/report-form-read.ts';
import type { Command } from '../partnership/command.ts';
import { handle } from '../partnership/handle.ts';
import type { Refusal } from '../partnership/refusal.ts';
import { prioritiesOf } from '../partnership/report.ts';
import type { Snapshot } from '../partnership/snapshot.ts';
import type { Desk } from './desk.ts';
import { errorAnswer } from './invoke-answer.ts';
import { type Answered, answerInPlace, answerInResponse } from './press-answer.ts';
import type { Inbound, InvokeAnswer, Press } from './teams/inbound.ts';
import type { Recognised } from './who.ts';

type Refresh = Extract<Inbound, { kind: 'refresh' }>;

/** Somebody has pressed a button. */
export async function answerPress(
  press: Press,
  who: Recognised,
  desk: Desk,
): Promise<InvokeAnswer | null> {
  const answered = await carriedOut(press, who, desk);
  if (press.awaitsAnswer) return answerInResponse(answered, who, desk);
  await answerInPlace(answered, press, who, desk);
  return null;
}

/** Teams asks for a card's newest state. Whoever may not see it keeps the card they have. */
export async function answerRefresh(
  refresh: Refresh,
  who: Recognised,
  desk: Desk,
): Promise<InvokeAnswer> {
  const answered = await carriedOut(refresh, who, desk);
  if (answered.message === null || answered.message.kind === 'refusal') return errorAnswer();
  return answerInResponse(answered, who, desk);
}

async function carriedOut(
  press: Press | Refresh,
  { person, snapshot }: Recognised,
  desk: Desk,
): Promise<Answered> {
  const { from, verb, data, onMessage } = press;
  const read = readPress(verb, data);
  const meant = commandIn(read, snapshot);
  const key = keyOf(press, read, person.key);
  if ('refusal' in meant) return { key, message: { kind: 'refusal', refusal: meant.refusal } };
  const outcome = await handle(
    {
      key,
      partnership: snapshot.partnership.key,
      by: { kind: 'person', person },
      channel: 'card',
      sources: [onMessage ?? from.activity],
      onMessage,
      command: meant.command,
    },
    desk.ports,
  );
  return outcome.kind === 'refused'
    ? { key, message: { kind: 'refusal', refusal: outcome.refusal } }
    : { key, message: outcome.answer };
}

type Meant = { readonly command: Command } | { readonly refusal: Refusal };

const NOT_UNDERSTOOD: Meant = { refusal: { why: 'card-not-understood' } };

function commandIn(read: CardPress | null, snapshot: Snapshot): Meant {
  if (read === null) return NOT_UNDERSTOOD;
  if (read.kind === 'too-long') return { refusal: { why: 'too-long' } };
  if (read.kind === 'command') return { command: read.command };
  const { report, form, basedOn, inputs } = read;
  const row = snapshot.find('Highlight reports', report)?.row;
  if (row === undefined) return { refusal: { why: 'no-such-report' } };
  const priorities = prioritiesOf(snapshot, row.subgroup).map((each) => each.reference);
  const typed = readReportForm(inputs, priorities);
  if (typed === null) return NOT_UNDERSTOOD;
  return { command: { kind: 'submit-report', report, form, basedOn, typed } };
}

/**
 * The same act on whichever copy of the card, and however often Teams delivers it, has one key; an act that may rightly
 * be done again is told apart by the press.
 */
function keyOf(press: Press | Refresh, read: CardPress | null, person: string): string {
  const { activity, conversation } = press.from;
  if (read === null || read.kind === 'too-long' || read.repeat === 'press') {
    return `activity/${conversation}/${activity}`;
  }
  const act = read.kind === 'report-form' ? read.form : read.verb;
  const content = createHash('sha256').update(canonical(press.data)).digest('hex');
  return `press/${act}/${person}/${content}`;
}

/** JSON with its keys in order: a client may send the same fields in another one. */
function canonical(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)))
      : value,
  );
}
