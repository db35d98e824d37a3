import { isPaused } from '../../partnership/decide/sending.ts';
import type { Messenger, Told } from '../../partnership/ports.ts';
import { findPerson } from '../who.ts';
import { placeFor } from './address.ts';
import { deliver } from './deliver.ts';
import { type MessengerParts, type Order, postFor } from './post.ts';
import { renewAll } from './renew.ts';

export function openMessenger(parts: MessengerParts): Messenger {
  const telling = new Map<string, Promise<Told>>();
  const renewing = new Map<string, Promise<void>>();
  return {
    /** The same key twice at once is one message: the second asker waits for the first. */
    tell(order) {
      const key = `${order.partnership}/${order.key}`;
      const told = telling.get(key) ?? tell(parts, order).finally(() => telling.delete(key));
      telling.set(key, told);
      return told;
    },
    /** One after the other, or an older state could be written over a newer one. */
    renew(partnership, living) {
      const key = `${partnership}/${JSON.stringify(living)}`;
      const before = renewing.get(key) ?? Promise.resolve();
      const renewed = before
        .catch(() => undefined)
        .then(() => renewAll(parts, partnership, living))
        .finally(() => {
          if (renewing.get(key) === renewed) renewing.delete(key);
        });
      renewing.set(key, renewed);
      return renewed;
    },
  };
}

async function tell(parts: MessengerParts, order: Order): Promise<Told> {
  const { partnership, to, message, unasked } = order;
  const snapshot = await parts.memory.snapshot(partnership);
  if (unasked && isPaused(snapshot)) return stay(parts, order, 'held');
  const person = findPerson(snapshot, to.person);
  if (person === null || person.reach === 'link') return stay(parts, order, 'refused');
  const place = await placeFor(parts, partnership, to, message, person);
  if (place === null) return stay(parts, order, 'refused');
  const reader = { snapshot, person, userId: place.userId };
  return deliver(parts, order, place, await postFor(parts, message, reader));
}

/** Nothing is sent, and why is kept; what was sent under this key before stays sent. */
async function stay(parts: MessengerParts, order: Order, state: 'held' | 'refused'): Promise<Told> {
  const { partnership, key, message, living, to } = order;
  const at = parts.now();
  const { fresh, sent } = await parts.messages.intend({
    partnership,
    key,
    person: to.person,
    message,
    living,
    at,
  });
  if (!fresh && (sent.state === 'sent' || sent.state === 'unconfirmed')) return sent.state;
  await parts.messages.note(partnership, key, { state }, at);
  return state;
}
