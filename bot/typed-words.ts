import { handle } from '../partnership/handle.ts';
import { livingOf } from '../partnership/living.ts';
import type { Message, Recipient } from '../partnership/message.ts';
import { readWords } from './commands/read-words.ts';
import type { Desk } from './desk.ts';
import type { Inbound, Origin } from './teams/inbound.ts';
import { tellNow } from './tell-now.ts';
import type { Recognised } from './who.ts';

type Words = Extract<Inbound, { kind: 'words' }>;

/** Typed words: what they mean is done, and whoever typed them is told in their own chat, wherever they typed. */
export async function answerWords(
  { from, text }: Words,
  { person, snapshot }: Recognised,
  desk: Desk,
): Promise<void> {
  const partnership = snapshot.partnership.key;
  const key = `activity/${from.conversation}/${from.activity}`;
  const outcome = await handle(
    {
      key,
      partnership,
      by: { kind: 'person', person },
      channel: 'chat',
      sources: [from.activity],
      onMessage: null,
      command: readWords(text),
    },
    desk.ports,
  );
  const message: Message | null =
    outcome.kind === 'refused' ? { kind: 'refusal', refusal: outcome.refusal } : outcome.answer;
  const speaker: Speaker = { partnership, person: person.key, from };
  if (message !== null) await tell(desk, speaker, `answer/${key}`, message);
  if (from.where !== 'personal') await pointToPrivateChat(desk, speaker, key);
}

/**
 * Somebody has added the bot: one card that says what it does, once. Not to those who have been written to already: it
 * would push what they were asked for out of sight.
 */
export async function welcome(from: Origin, who: Recognised, desk: Desk): Promise<void> {
  if (from.where !== 'personal') return;
  const { person, snapshot } = who;
  if (snapshot.deliveries.some((each) => each.person === person.key && each.state === 'sent'))
    return;
  const speaker = { partnership: snapshot.partnership.key, person: person.key, from };
  await tell(desk, speaker, `welcome/${person.key}`, { kind: 'help' });
}

interface Speaker {
  readonly partnership: string;
  readonly person: string;
  readonly from: Origin;
}

function tell(desk: Desk, speaker: Speaker, key: string, message: Message): Promise<void> {
  const { partnership, person } = speaker;
  return say(desk, partnership, key, { kind: 'person', person }, message);
}

/** Others read along in a channel or group: it learns only that there is an answer, and where. */
function pointToPrivateChat(desk: Desk, speaker: Speaker, key: string): Promise<void> {
  const { partnership, person, from } = speaker;
  const to = { kind: 'conversation', conversation: from.conversation, person } as const;
  const message = { kind: 'notice', notice: { say: 'answered-privately' } } as const;
  return say(desk, partnership, `answered-privately/${key}`, to, message);
}

function say(
  desk: Desk,
  partnership: string,
  key: string,
  to: Recipient,
  message: Message,
): Promise<void> {
  const living = livingOf(message);
  const order = { partnership, key, to, message, living, inPlaceOf: null, unasked: false };
  return tellNow(desk.ports.messenger, order);
}
