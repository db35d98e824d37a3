import { Activity, splitAsTeams } from '../activity.ts';
import type { Message } from '../messages.ts';
import { addMessages, BOT, deleteMessage, editMessage, messageById } from '../messages.ts';
import type { Tenant } from '../tenant.ts';
import { announce } from '../tenant.ts';
import type { Conversation } from '../world.ts';
import { splitThread } from '../world.ts';
import type { Answer } from './answer.ts';
import { refusals } from './answer.ts';

/** Teams counts about 100 KB for a message; the serialised activity is the nearest that can be measured here. */
const LARGEST = 100 * 1024;

/** POST of an activity, plain or as a reply. Committed before the answer is made. */
export function sendActivity(
  tenant: Tenant,
  conversationId: string,
  raw: unknown,
  replyTo?: string,
): Answer {
  const place = findPlace(tenant, conversationId, replyTo);
  if (place.kind === 'refused') return place.answer;
  const wait = tenant.pace.admit('send', conversationId);
  if (wait !== undefined) return refusals.tooFast(wait);
  const activity = readActivity(raw);
  if (activity.kind === 'refused') return activity.answer;
  return post(tenant, place.conversation, place.root, activity.activity);
}

/** Adds the bot's message to a chat; without a root a channel gets a new thread. */
export function post(
  tenant: Tenant,
  conversation: Conversation,
  root: string | undefined,
  activity: Activity,
): Answer {
  if (activity.type === 'typing') {
    const { memberKeys: people, id } = conversation;
    tenant.live.publish({ kind: 'typing', people, conversation: id });
    return { status: 201, body: { id: String(Date.now()) } };
  }
  if (activity.type !== 'message') return refusals.badRequest('Unknown activity type.');
  const parts = splitAsTeams(activity);
  const added = addMessages(
    tenant.database,
    parts.map((part) => ({
      conversation: conversation.id,
      root: conversation.kind === 'channel' ? root : undefined,
      sender: BOT,
      at: tenant.options.clock.now(),
      delivery: 'sent' as const,
      activity: () => part,
    })),
  );
  for (const message of added) announce(tenant, conversation, message);
  const only = added.length === 1 ? added[0] : undefined;
  return only === undefined ? { status: 202, body: {} } : { status: 201, body: { id: only.id } };
}

export function updateActivity(
  tenant: Tenant,
  conversationId: string,
  id: string,
  raw: unknown,
): Answer {
  const found = ownMessage(tenant, conversationId, id);
  if (found.kind === 'refused') return found.answer;
  const activity = readActivity(raw);
  if (activity.kind === 'refused') return activity.answer;
  const now = tenant.options.clock.now();
  const edited = editMessage(tenant.database, found.message.seq, activity.activity, now);
  announce(tenant, found.conversation, edited);
  return { status: 200, body: { id } };
}

export function removeActivity(tenant: Tenant, conversationId: string, id: string): Answer {
  const found = ownMessage(tenant, conversationId, id);
  if (found.kind === 'refused') return found.answer;
  const gone = deleteMessage(tenant.database, found.message.seq, tenant.options.clock.now());
  announce(tenant, found.conversation, gone);
  return { status: 200, body: {} };
}

/** Parses what the bot sends and weighs it. */
export function readActivity(
  raw: unknown,
): { kind: 'read'; activity: Activity } | { kind: 'refused'; answer: Answer } {
  const parsed = Activity.safeParse(raw);
  if (!parsed.success) {
    return { kind: 'refused', answer: refusals.badRequest('The activity has no type.') };
  }
  if (Buffer.byteLength(JSON.stringify(raw)) > LARGEST) {
    return { kind: 'refused', answer: refusals.tooLarge() };
  }
  return { kind: 'read', activity: parsed.data };
}

type Place =
  | { kind: 'found'; conversation: Conversation; root: string | undefined }
  | { kind: 'refused'; answer: Answer };

/** The chat behind an id, if the bot may write there. */
export function findPlace(tenant: Tenant, conversationId: string, replyTo?: string): Place {
  const { base, root } = splitThread(conversationId);
  const conversation = tenant.world.conversation(base);
  if (!conversation) return { kind: 'refused', answer: refusals.unknownConversation() };
  if (tenant.desk.isRemoved(conversation.id)) {
    return { kind: 'refused', answer: refusals.notInRoster() };
  }
  const [person] = conversation.memberKeys;
  if (conversation.kind === 'personal' && person !== undefined && tenant.desk.isBlocked(person)) {
    return { kind: 'refused', answer: refusals.blocked() };
  }
  if (root !== undefined && !messageById(tenant.database, base, root)) {
    return { kind: 'refused', answer: refusals.unknownConversation() };
  }
  const answered = replyTo ? messageById(tenant.database, base, replyTo) : undefined;
  return { kind: 'found', conversation, root: root ?? answered?.root };
}

/** A message of the bot's own: it may change no other. */
function ownMessage(
  tenant: Tenant,
  conversationId: string,
  id: string,
):
  | { kind: 'found'; conversation: Conversation; message: Message }
  | { kind: 'refused'; answer: Answer } {
  const place = findPlace(tenant, conversationId);
  if (place.kind === 'refused') return place;
  const message = messageById(tenant.database, place.conversation.id, id);
  if (!message || message.deleted || message.sender !== BOT) {
    return { kind: 'refused', answer: refusals.unknownActivity() };
  }
  return { kind: 'found', conversation: place.conversation, message };
}
