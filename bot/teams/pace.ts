import { setTimeout as wait } from 'node:timers/promises';

/** Waits until one more message may be sent to this conversation of this tenant. */
export type Pace = (tenant: string, conversation: string) => Promise<void>;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Below Teams' limits of 7 messages in a second and 60 in 30 seconds for one chat, and 50 a second for one tenant
 * (reference: Teams notes, "Platform limits"). Above them every message costs a 429 and half a minute.
 */
const CHAT = { burst: 6, perSecond: 1 };
const TENANT = { burst: 20, perSecond: 20 };
const FORGET_ABOVE = 2000;

export function openPace(clock: () => number = () => performance.now()): Pace {
  const chats = new Map<string, Bucket>();
  const tenants = new Map<string, Bucket>();
  return async (tenant, conversation) => {
    const delay = Math.max(
      take(tenants, tenant, TENANT, clock()),
      take(chats, `${tenant}/${conversation}`, CHAT, clock()),
    );
    if (delay > 0) await wait(delay);
  };
}

/** Takes a token, on credit if need be, and says how many milliseconds the credit lasts. */
function take(
  buckets: Map<string, Bucket>,
  key: string,
  { burst, perSecond }: { burst: number; perSecond: number },
  now: number,
): number {
  if (buckets.size > FORGET_ABOVE) buckets.clear();
  const bucket = buckets.get(key) ?? { tokens: burst, at: now };
  const refilled = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  buckets.set(key, { tokens: refilled - 1, at: now });
  return refilled >= 1 ? 0 : ((1 - refilled) / perSecond) * 1000;
}
