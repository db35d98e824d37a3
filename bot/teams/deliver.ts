import type { Told } from '../../partnership/ports.ts';
import type { Conversation } from '../../store/store.ts';
import { RetryLater } from '../retry-later.ts';
import type { WireResult } from './delivery.ts';
import type { HashedPost, MessengerParts, Order } from './post.ts';

const REPEAT_UPDATE_SECONDS = 5;

/**
 * Sends under the order's key, once. The intent is durable before the first byte goes out, so that after a crash an
 * intent without an outcome is known for what it is: perhaps sent, and never sent again by itself.
 */
export async function deliver(
  parts: MessengerParts,
  order: Order,
  place: Conversation,
  post: HashedPost,
): Promise<Told> {
  const { partnership, key, message, living, to, inPlaceOf } = order;
  await parts.pace(place.tenant, place.conversation);
  const intent = { partnership, key, person: to.person, message, living, at: parts.now() };
  const { fresh, sent } = await parts.messages.intend(intent);
  if (sent.state === 'sent' || sent.state === 'unconfirmed' || sent.state === 'refused') {
    return sent.state;
  }
  const interrupted = !fresh && sent.state === 'intended';
  if (interrupted && inPlaceOf === null) return outcome(parts, order, { state: 'unconfirmed' });
  if (sent.state === 'held') await outcome(parts, order, { state: 'intended' });
  const attempt = await sendOrUpdate(parts, place, post, inPlaceOf, interrupted);
  return settle(parts, order, place, post, attempt);
}

interface Attempt {
  readonly result: WireResult;
  /** An update puts the same thing in the same place: repeating it is harmless. */
  readonly repeatable: boolean;
  readonly activity: string | null;
}

async function sendOrUpdate(
  parts: MessengerParts,
  place: Conversation,
  post: HashedPost,
  inPlaceOf: string | null,
  interrupted: boolean,
): Promise<Attempt> {
  if (inPlaceOf !== null) {
    const result = await parts.wire.update(place, inPlaceOf, post);
    // Interrupted before: its successor may have been sent already, when the old message was gone then too.
    const gone = result.kind === 'gone' || result.kind === 'wrong';
    if (gone && interrupted) {
      return { result: { kind: 'unknown', status: null }, repeatable: false, activity: null };
    }
    if (!gone) return { result, repeatable: true, activity: inPlaceOf };
  }
  const result = await parts.wire.send(place, post);
  return { result, repeatable: false, activity: result.kind === 'ok' ? result.id : null };
}

async function settle(
  parts: MessengerParts,
  order: Order,
  place: Conversation,
  post: HashedPost,
  { result, repeatable, activity }: Attempt,
): Promise<Told> {
  const { conversation } = place;
  switch (result.kind) {
    case 'ok': {
      const sent = { state: 'sent' as const, conversation, drawn: post.hash };
      return outcome(parts, order, activity === null ? sent : { ...sent, activity });
    }
    case 'unknown':
      if (!repeatable) return outcome(parts, order, { state: 'unconfirmed', conversation });
      return again(parts, order, REPEAT_UPDATE_SECONDS);
    case 'not-sent':
      return again(parts, order, result.retryAfterSeconds);
    case 'wrong':
      parts.log.error(
        { key: order.key, status: result.status },
        'Teams refused a message as wrong',
      );
      return outcome(parts, order, { state: 'refused' });
    case 'closed':
    case 'gone':
      await parts.conversations.markUnreachable(order.partnership, conversation, parts.now());
      return outcome(parts, order, { state: 'refused', conversation });
  }
}

/** `held` marks what is certainly not sent: the next try may send it, whatever happens to the process before. */
async function again(parts: MessengerParts, order: Order, seconds: number): Promise<never> {
  await outcome(parts, order, { state: 'held' });
  throw new RetryLater(seconds);
}

type Noted = Parameters<MessengerParts['messages']['note']>[2];

async function outcome<S extends Noted['state']>(
  parts: MessengerParts,
  order: Order,
  noted: Noted & { state: S },
): Promise<S> {
  await parts.messages.note(order.partnership, order.key, noted, parts.now());
  return noted.state;
}
