interface Window {
  calls: number;
  seconds: number;
}

/** Microsoft's limits per bot and thread ("Optimize your bot with rate limiting in Teams"). */
const WINDOWS = {
  send: [
    { calls: 7, seconds: 1 },
    { calls: 8, seconds: 2 },
    { calls: 60, seconds: 30 },
    { calls: 1800, seconds: 3600 },
  ],
  read: [
    { calls: 14, seconds: 1 },
    { calls: 16, seconds: 2 },
    { calls: 120, seconds: 30 },
    { calls: 3600, seconds: 3600 },
  ],
} satisfies Record<string, Window[]>;

export interface Pace {
  /** Counts a call; or, when it comes too soon, answers after how many whole seconds it may be tried again. */
  admit(kind: keyof typeof WINDOWS, thread: string): number | undefined;
}

export function makePace(ticks: () => number): Pace {
  const history = new Map<string, number[]>();
  return {
    admit(kind, thread) {
      const key = `${kind} ${thread}`;
      const now = ticks();
      const calls = (history.get(key) ?? []).filter((at) => at > now - 3_600_000);
      history.set(key, calls);
      let wait = 0;
      for (const window of WINDOWS[kind]) wait = Math.max(wait, waitFor(window, calls, now));
      if (wait > 0) return Math.ceil(wait / 1000);
      calls.push(now);
      return undefined;
    },
  };
}

function waitFor(window: Window, calls: number[], now: number): number {
  const oldest = calls[calls.length - window.calls];
  return oldest === undefined ? 0 : Math.max(0, oldest + window.seconds * 1000 - now);
}
