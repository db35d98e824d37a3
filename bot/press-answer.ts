import { namesIn } from '../cards/look-up.ts';
import { noticeWords } from '../cards/words/notices.ts';
import { refusalWords } from '../cards/words/refusals.ts';
import { livingOf } from '../partnership/living.ts';
import type { Message } from '../partnership/message.ts';
import type { Snapshot } from '../partnership/snapshot.ts';
import type { Desk } from './desk.ts';
import { drawn } from './drawing.ts';
import { cardAnswer, messageAnswer } from './invoke-answer.ts';
import { RECEIVED } from './sentences.ts';
import type { InvokeAnswer, Press } from './teams/inbound.ts';
import { tellNow } from './tell-now.ts';
import type { Recognised } from './who.ts';

export interface Answered {
  readonly key: string;
  readonly message: Message | null;
}

/** The answer to Action.Execute: a card in the place of the pressed one, or a sentence that leaves it as it is. */
export async function answerInResponse(
  { message }: Answered,
  { person, snapshot: before }: Recognised,
  desk: Desk,
): Promise<InvokeAnswer> {
  const { memory } = desk.ports;
  const snapshot = await memory.snapshot(before.partnership.key);
  const sentence = message === null ? RECEIVED : sentenceOf(message, snapshot);
  if (message === null || sentence !== null) return messageAnswer(sentence ?? RECEIVED);
  const reader = { snapshot, to: person, now: desk.now() };
  return cardAnswer((await drawn(message, reader, memory)).card);
}

/** The answer to Action.Submit, which can only be a message: the card is edited, or a sentence comes below it. */
export async function answerInPlace(
  { key, message }: Answered,
  press: Press,
  { person, snapshot }: Recognised,
  desk: Desk,
): Promise<void> {
  if (message === null) return;
  const below = sentenceOf(message, snapshot) !== null;
  await tellNow(desk.ports.messenger, {
    partnership: snapshot.partnership.key,
    key: `answer/${key}`,
    to: { kind: 'person', person: person.key },
    message,
    living: livingOf(message),
    inPlaceOf: below ? null : press.onMessage,
    unasked: false,
  });
}

/** What is said in one sentence, and so must not wipe out the card with what was typed into it. Null: it needs a card. */
function sentenceOf(message: Message, snapshot: Snapshot): string | null {
  if (message.kind === 'refusal') {
    const choice = message.refusal.why === 'which-subgroup';
    return choice ? null : refusalWords(message.refusal, namesIn(snapshot));
  }
  if (message.kind !== 'notice') return null;
  const { notice } = message;
  if ('reason' in notice || 'trouble' in notice) return null;
  return noticeWords(notice, namesIn(snapshot));
}
