import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Card } from '../activity.ts';
import type { BotAnswer } from '../bot-caller.ts';
import type { Message } from '../messages.ts';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { keepView, type View } from '../traces.ts';
import type { Conversation } from '../world.ts';
import { envelope } from './envelope.ts';

/** What the person sees after a press. */
export type Outcome =
  | { kind: 'card'; view: View }
  | { kind: 'notice'; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'done' };

interface Pressed {
  conversation: Conversation;
  message: Message;
  trigger: 'manual' | 'automatic';
  action: { id?: string | undefined; title?: string | undefined; verb?: string | undefined };
  data: unknown;
}

const WENT_WRONG = 'Something went wrong. Please try again.';

const InvokeAnswer = z.looseObject({
  statusCode: z.number(),
  type: z.string().nullish(),
  value: z.unknown().optional(),
});

/** Action.Execute, pressed or (as a card's refresh) sent by Teams itself. The answer is for this person alone. */
export async function execute(
  tenant: Tenant,
  person: TeamsPerson,
  pressed: Pressed,
): Promise<Outcome> {
  const { conversation, message, action, data, trigger } = pressed;
  const answer = await tenant.bot.call({
    ...envelope(tenant, person, conversation, message.root),
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${randomUUID()}`,
    replyToId: message.id,
    value: { action: { type: 'Action.Execute', ...action, data: data ?? {} }, trigger },
  });
  return settle(tenant, person, pressed, answer);
}

const MessageBack = z.looseObject({
  msteams: z.looseObject({ type: z.literal('messageBack'), text: z.string() }),
});

/** Action.Submit: a message carrying the card's data, without words unless it is a `messageBack`. It gets no bubble. */
export async function submit(
  tenant: Tenant,
  person: TeamsPerson,
  pressed: Pressed,
): Promise<Outcome> {
  const { conversation, message, data } = pressed;
  const worded = MessageBack.safeParse(data);
  const answer = await tenant.bot.call({
    ...envelope(tenant, person, conversation, message.root),
    type: 'message',
    id: `f:${randomUUID()}`,
    replyToId: message.id,
    value: data ?? {},
    ...(worded.success ? { text: worded.data.msteams.text } : {}),
  });
  const taken = answer.kind === 'answered' && answer.status < 300;
  return taken ? { kind: 'done' } : { kind: 'error', text: WENT_WRONG };
}

function settle(tenant: Tenant, person: TeamsPerson, pressed: Pressed, answer: BotAnswer): Outcome {
  const wrong: Outcome = { kind: 'error', text: WENT_WRONG };
  if (tenant.closing() || answer.kind === 'unanswered' || answer.status >= 300) return wrong;
  const parsed = InvokeAnswer.safeParse(answer.body);
  if (!parsed.success) return wrong;
  const { type, value, statusCode } = parsed.data;
  if (type === 'application/vnd.microsoft.error') {
    const said = z.looseObject({ message: z.string().min(1) }).safeParse(value);
    return { kind: 'error', text: said.success ? said.data.message : WENT_WRONG };
  }
  if (statusCode >= 300) return wrong;
  if (type === 'application/vnd.microsoft.activity.message') {
    return typeof value === 'string' ? { kind: 'notice', text: value } : wrong;
  }
  if (type !== 'application/vnd.microsoft.card.adaptive') return { kind: 'done' };
  const card = Card.safeParse(value);
  return card.success ? show(tenant, person, pressed, card.data) : wrong;
}

function show(tenant: Tenant, person: TeamsPerson, pressed: Pressed, card: Card): Outcome {
  const { seq, version } = pressed.message;
  const view = { seq, version, card };
  if (!keepView(tenant.database, person.key, view)) return { kind: 'done' };
  const { id: conversation } = pressed.conversation;
  tenant.live.publish({ kind: 'view', people: [person.key], conversation, view });
  return { kind: 'card', view };
}
