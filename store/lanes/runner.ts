import type { LaneName } from './wakes.ts';

/** Runs lanes in this process, several at once, each by one runner only. */
export interface Runner {
  /** Sees to it that what is ready in this lane now is carried out. Resolves when the lane has its place among those at work. */
  wake(lane: LaneName): Promise<void>;
  /** Resolves when no lane is at work. */
  quiet(): Promise<void>;
  /** Resolves when no lane is at work any more; none is begun. */
  stop(): Promise<void>;
  readonly stopping: () => boolean;
}

/** Steps wait for the network nearly all the time, so more of them than cores may be under way. */
const LANES_AT_ONCE = 16;

interface Turn {
  /** Somebody rang while the lane was at work: what they mean may have come after its last look. */
  again: boolean;
}

/**
 * `drain` carries out what is ready in a lane and tells whether something became ready after its last look.
 * It deals with its own faults.
 */
export function openRunner(drain: (lane: LaneName) => Promise<'empty' | 'more'>): Runner {
  const turns = new Map<string, Turn>();
  const running = new Set<Promise<void>>();
  let stopping = false;

  async function work(lane: LaneName, key: string, turn: Turn): Promise<void> {
    do {
      turn.again = false;
      if ((await drain(lane)) === 'more') turn.again = true;
    } while (turn.again && !stopping);
    turns.delete(key);
  }

  return {
    stopping: () => stopping,
    async wake(lane) {
      const key = `${lane.partnership}\n${lane.lane}`;
      const known = turns.get(key);
      if (known) {
        known.again = true;
        return;
      }
      const turn: Turn = { again: false };
      turns.set(key, turn);
      while (running.size >= LANES_AT_ONCE) await Promise.race(running);
      if (stopping) return;
      const run = work(lane, key, turn).finally(() => running.delete(run));
      running.add(run);
    },
    async quiet() {
      while (running.size > 0) await Promise.race(running);
    },
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}
