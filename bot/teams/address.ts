import type { Message, Recipient } from '../../partnership/message.ts';
import type { Person } from '../../partnership/people.ts';
import type { Conversation } from '../../store/store.ts';
import { RetryLater } from '../retry-later.ts';
import type { MessengerParts } from './post.ts';

/** Where a message goes, or null when its reader cannot be reached there. */
export async function placeFor(
  parts: MessengerParts,
  partnership: string,
  to: Recipient,
  message: Message,
  person: Person,
): Promise<Conversation | null> {
  const spoken = to.kind === 'conversation' ? await spokenIn(parts, partnership, to) : null;
  if (spoken !== null && mayStandIn(spoken, message)) return spoken;
  const newest = await parts.conversations.newestPersonal(partnership, person.key);
  if (newest !== null) return newest.reachable ? newest : null;
  return opened(parts, partnership, person);
}

/** A channel is only ever told where to look: everything else goes to the person's own chat, whoever asked where. */
function mayStandIn(conversation: Conversation, message: Message): boolean {
  if (conversation.kind === 'personal') return conversation.reachable;
  return message.kind === 'notice' && message.notice.say === 'answered-privately';
}

function spokenIn(
  parts: MessengerParts,
  partnership: string,
  to: Extract<Recipient, { kind: 'conversation' }>,
): Promise<Conversation | null> {
  return parts.conversations.find(partnership, to.conversation);
}

async function opened(
  parts: MessengerParts,
  partnership: string,
  person: Person,
): Promise<Conversation | null> {
  const { serviceUrl, wire, conversations } = parts;
  const { tenant, directoryKey } = person;
  const result = await wire.openChat({ serviceUrl, tenant, member: directoryKey });
  if (result.kind === 'not-sent') throw new RetryLater(result.retryAfterSeconds);
  // Opening a chat says nothing to anybody and there is only one, so a lost answer costs nothing to repeat.
  if (result.kind === 'unknown') throw new RetryLater(OPEN_AGAIN_SECONDS);
  if (result.kind !== 'ok' || result.id === null) return null;
  const conversation = {
    partnership,
    conversation: result.id,
    kind: 'personal' as const,
    person: person.key,
    serviceUrl,
    tenant,
    userId: null,
    reachable: true,
  };
  await conversations.note(conversation, parts.now());
  return conversation;
}

const OPEN_AGAIN_SECONDS = 5;
