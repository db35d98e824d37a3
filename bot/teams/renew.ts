import type { Living } from '../../partnership/plan.ts';
import type { Snapshot } from '../../partnership/snapshot.ts';
import type { SentMessage } from '../../store/store.ts';
import { RetryLater } from '../retry-later.ts';
import { findPerson } from '../who.ts';
import { type MessengerParts, postFor } from './post.ts';

const AGAIN_SECONDS = 5;

/** Draws every card of this kind that people hold anew. One who cannot be reached does not keep the others waiting. */
export async function renewAll(
  parts: MessengerParts,
  partnership: string,
  living: Living,
): Promise<void> {
  const holders = await parts.messages.holders(partnership, living);
  if (holders.length === 0) return;
  const snapshot = await parts.memory.snapshot(partnership);
  let again = 0;
  for (const held of holders) again = Math.max(again, await renewOne(parts, snapshot, held));
  if (again > 0) throw new RetryLater(again);
}

/** Gives back after how many seconds this card should be tried again; 0: it is as it should be, or never will be. */
async function renewOne(
  parts: MessengerParts,
  snapshot: Snapshot,
  held: SentMessage,
): Promise<number> {
  const { partnership, conversation, activity } = held;
  const person = findPerson(snapshot, held.person);
  if (person === null || conversation === null || activity === null) return 0;
  const place = await parts.conversations.find(partnership, conversation);
  if (place === null || !place.reachable) return 0;
  const reader = { snapshot, person, userId: place.userId };
  const post = await postFor(parts, held.message, reader);
  if (post.hash === held.drawn) return 0;
  await parts.pace(place.tenant, place.conversation);
  const result = await parts.wire.update(place, activity, post);
  if (result.kind === 'not-sent') return result.retryAfterSeconds;
  if (result.kind === 'unknown') return AGAIN_SECONDS;
  // A message that its reader has deleted is noted as drawn: it is asked for again only when there is news.
  const noted = { state: held.state, drawn: post.hash };
  await parts.messages.note(partnership, held.key, noted, parts.now());
  return 0;
}
