import { z } from 'zod';
import type { TeamsAdapter } from './adapter.ts';
import { resultOf, type WireResult } from './delivery.ts';
import { type Allowed, mayAnswerAt } from './guards.ts';

/** One card, as it goes out: no text beside it, or Teams makes two messages of it and gives back no id. */
export interface Post {
  readonly card: object;
  readonly summary: string;
}

export interface Place {
  readonly serviceUrl: string;
  readonly conversation: string;
}

export interface Wire {
  send(place: Place, post: Post): Promise<WireResult>;
  sendText(place: Place, text: string): Promise<WireResult>;
  update(place: Place, activity: string, post: Post): Promise<WireResult>;
  /** Opens the one-to-one chat with a person. Safe to repeat: there is only one. */
  openChat(who: { serviceUrl: string; tenant: string; member: string }): Promise<WireResult>;
}

/** Longer than Teams takes on a bad day, shorter than anybody waits. */
const PATIENCE_MS = 10_000;
const CARD = 'application/vnd.microsoft.card.adaptive';

export function openWire(adapter: TeamsAdapter, botId: string, allowed: Allowed): Wire {
  const at = (serviceUrl: string) => {
    if (!mayAnswerAt(serviceUrl, allowed)) throw new Error('This connector may not be answered');
    return adapter.connector(serviceUrl);
  };
  const options = { timeout: PATIENCE_MS };
  return {
    send: (place, post) =>
      called(async () => {
        const { conversations } = await at(place.serviceUrl);
        return conversations.sendToConversation(place.conversation, activityOf(post), options);
      }),
    sendText: (place, text) =>
      called(async () => {
        const { conversations } = await at(place.serviceUrl);
        const activity = { type: 'message', text, textFormat: 'plain' };
        return conversations.sendToConversation(place.conversation, activity, options);
      }),
    update: (place, activity, post) =>
      called(async () => {
        const { conversations } = await at(place.serviceUrl);
        const { conversation } = place;
        return conversations.updateActivity(conversation, activity, activityOf(post), options);
      }),
    openChat: (who) => called(() => openChat(at(who.serviceUrl), botId, who)),
  };
}

async function openChat(
  connector: ReturnType<TeamsAdapter['connector']>,
  botId: string,
  who: { tenant: string; member: string },
) {
  const { conversations } = await connector;
  const account = (id: string) => ({ id, name: '' });
  return conversations.createConversation(
    {
      isGroup: false,
      bot: account(botId),
      members: [account(who.member)],
      tenantId: who.tenant,
      channelData: { tenant: { id: who.tenant } },
    },
    { timeout: PATIENCE_MS },
  );
}

function activityOf({ card, summary }: Post) {
  return { type: 'message', summary, attachments: [{ contentType: CARD, content: card }] };
}

const WithId = z.looseObject({ id: z.string().min(1) });

async function called(call: () => Promise<unknown>): Promise<WireResult> {
  try {
    const read = WithId.safeParse(await call());
    return { kind: 'ok', id: read.success ? read.data.id : null };
  } catch (fault) {
    return resultOf(fault);
  }
}
