import { setTimeout as wait } from 'node:timers/promises';
import type { Messenger } from '../partnership/ports.ts';
import { RetryLater } from './retry-later.ts';

const TRIES = 3;
/** Teams delivers again what is not answered within 15 seconds; a turn must be over before. */
const LONGEST_WAIT_SECONDS = 4;

/** Tells within the turn what has no job behind it, and waits out a short refusal of the connector. */
export async function tellNow(
  messenger: Messenger,
  order: Parameters<Messenger['tell']>[0],
): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      await messenger.tell(order);
      return;
    } catch (fault) {
      if (!(fault instanceof RetryLater) || left === 1) throw fault;
      if (fault.retryAfterSeconds > LONGEST_WAIT_SECONDS) throw fault;
      await wait(fault.retryAfterSeconds * 1000);
    }
  }
}
