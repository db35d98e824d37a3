/** Tries of a request that may be repeated when nothing says how long to wait. */
const TRIES = 3;

export interface Outcome {
  /** 0 when there was no answer. */
  readonly status: number;
  /** What the answer asked for, in seconds. */
  readonly asked: number | undefined;
}

/**
 * Seconds to wait before the same request may be sent again, or null when it must not be.
 * 429: always, it was not carried out. 503: as 429 if it says when to come back. No answer, 408, 500, 502, 503, 504: Graph may have
 * carried it out, so only a request that may be repeated is, and a create is looked up by its reference instead.
 */
export function waitBefore(outcome: Outcome, tried: number, repeatable: boolean): number | null {
  const { status, asked } = outcome;
  if (status === 429) return asked ?? backOff(tried);
  if (status === 503 && asked !== undefined) return asked;
  const ambiguous = status === 0 || status === 408 || status >= 500;
  if (!ambiguous || !repeatable || tried >= TRIES) return null;
  return asked ?? backOff(tried);
}

function backOff(tried: number): number {
  return Math.min(30, 0.25 * 2 ** tried);
}
