import { setTimeout as wait } from 'node:timers/promises';

/** Something done again and again until stopped, never twice at once. */
export interface Rounds {
  stop(): Promise<void>;
}

export function startRounds(everySeconds: number, round: () => Promise<unknown>): Rounds {
  const stopping = new AbortController();
  const turning = turn(everySeconds, round, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await turning;
    },
  };
}

/** Waits, unless told to stop. */
export async function pause(seconds: number, signal?: AbortSignal): Promise<void> {
  await wait(seconds * 1000, undefined, signal && { signal }).catch(() => undefined);
}

async function turn(
  everySeconds: number,
  round: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(everySeconds, signal);
    if (signal.aborted) return;
    await round();
  }
}
