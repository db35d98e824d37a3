import { z } from 'zod';
import type { Tenant } from '../tenant.ts';
import type { Answer } from './answer.ts';
import { refusals } from './answer.ts';
import { findPlace, post, readActivity } from './send.ts';

const Parameters = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  activity: z.unknown().optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).nullish() }).nullish(),
});

/** POST /v3/conversations: opens a chat with one person, or a thread in a channel. */
export function createConversation(tenant: Tenant, raw: unknown): Answer {
  const parsed = Parameters.safeParse(raw);
  if (!parsed.success) return refusals.badRequest('Bad conversation parameters.');
  const { members, tenantId, activity, channelData } = parsed.data;
  const channel = channelData?.channel?.id;
  if (channel !== undefined) return openThread(tenant, channel, activity);
  const [member, ...more] = members ?? [];
  if (!member || more.length > 0) {
    return refusals.badRequest('A bot opens chats with exactly one person.');
  }
  return openChat(tenant, member.id, tenantId ?? undefined, activity);
}

function openChat(
  tenant: Tenant,
  memberId: string,
  tenantId: string | undefined,
  raw: unknown,
): Answer {
  const person = tenant.world.personById(memberId);
  if (!person) return refusals.unknownMember();
  const chat = tenant.world.personalChat(person);
  if (!chat || (tenantId !== undefined && tenantId !== person.tenantId)) {
    return refusals.notInstalled();
  }
  const wait = tenant.pace.admit('send', chat.id);
  if (wait !== undefined) return refusals.tooFast(wait);
  if (raw === undefined || raw === null) return { status: 201, body: { id: chat.id } };
  const place = findPlace(tenant, chat.id);
  if (place.kind === 'refused') return place.answer;
  const read = readActivity(raw);
  if (read.kind === 'refused') return read.answer;
  const answer = post(tenant, chat, undefined, read.activity);
  if (answer.status !== 201 || !('id' in answer.body)) return answer;
  return { status: 201, body: { id: chat.id, activityId: answer.body.id } };
}

function openThread(tenant: Tenant, channelId: string, raw: unknown): Answer {
  const place = findPlace(tenant, channelId);
  if (place.kind === 'refused') return place.answer;
  if (place.conversation.kind !== 'channel') return refusals.unknownConversation();
  const wait = tenant.pace.admit('send', place.conversation.id);
  if (wait !== undefined) return refusals.tooFast(wait);
  const read = readActivity(raw);
  if (read.kind === 'refused') return read.answer;
  const answer = post(tenant, place.conversation, undefined, read.activity);
  if (answer.status !== 201 || !('id' in answer.body)) return answer;
  const id = `${place.conversation.id};messageid=${String(answer.body.id)}`;
  return { status: 201, body: { id, activityId: answer.body.id } };
}
