import { setTimeout as sleep } from 'node:timers/promises';
import { GraphFault } from './fault.ts';

/** By when an operation has to be over, however many requests it takes. */
export interface Deadline {
  readonly at: number;
  readonly signal: AbortSignal;
}

/** Waits this long, or rejects when the signal is aborted first. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export function deadlineIn(milliseconds: number): Deadline {
  return { at: Date.now() + milliseconds, signal: AbortSignal.timeout(milliseconds) };
}

export async function realWait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}

/**
 * Waits as Graph asked, or gives up at once when that would end after the deadline: whoever called can then come back later
 * instead of holding a worker asleep.
 */
export async function waitWithin(
  deadline: Deadline,
  seconds: number,
  wait: Wait,
  what: string,
): Promise<void> {
  const milliseconds = seconds * 1000;
  if (Date.now() + milliseconds > deadline.at) {
    throw new GraphFault({ kind: 'throttled', what, retryAfterSeconds: seconds });
  }
  await wait(milliseconds, deadline.signal);
}
