import { createHash } from 'node:crypto';
import type { Message } from '../../partnership/message.ts';
import type { Person } from '../../partnership/people.ts';
import type { Memory, Messenger } from '../../partnership/ports.ts';
import type { Snapshot } from '../../partnership/snapshot.ts';
import type { Conversations, Messages } from '../../store/store.ts';
import { drawn } from '../drawing.ts';
import type { Log } from '../log.ts';
import type { Pace } from './pace.ts';
import type { Post, Wire } from './wire.ts';

/** What the messenger works with. */
export interface MessengerParts {
  readonly memory: Memory;
  readonly messages: Messages;
  readonly conversations: Conversations;
  readonly wire: Wire;
  readonly pace: Pace;
  /** Where somebody is written to who has never written. */
  readonly serviceUrl: string;
  readonly now: () => string;
  readonly log: Log;
}

export type Order = Parameters<Messenger['tell']>[0];

export interface HashedPost extends Post {
  /** Tells an unchanged card from a changed one. */
  readonly hash: string;
}

/** Draws a message from what is true at this moment. */
export async function postFor(
  parts: MessengerParts,
  message: Message,
  reader: { snapshot: Snapshot; person: Person; userId: string | null },
): Promise<HashedPost> {
  const { snapshot, person, userId } = reader;
  const context = { snapshot, to: person, now: parts.now(), userId };
  const { card, summary } = await drawn(message, context, parts.memory);
  const hash = createHash('sha256').update(JSON.stringify({ card, summary })).digest('hex');
  return { card, summary, hash };
}
