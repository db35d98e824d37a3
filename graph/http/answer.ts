import { z } from 'zod';
import { GraphFault } from './fault.ts';

/** What is said when Graph wants us to slow down: the greater of the two headers counts. */
export function secondsToWait(headers: Headers, now: number): number | undefined {
  const asked = [retryAfter(headers.get('Retry-After'), now), resetAfter(headers)];
  const known = asked.filter((seconds) => seconds !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000);
}

/** `RateLimit-Reset` counts only where the quota is used up. */
function resetAfter(headers: Headers): number | undefined {
  const remaining = headers.get('RateLimit-Remaining');
  const reset = headers.get('RateLimit-Reset');
  if (remaining === null || reset === null || Number(remaining) > 0) return undefined;
  return /^\d+$/.test(reset.trim()) ? Number(reset) : undefined;
}

const ErrorBody = z.object({ error: z.object({ code: z.string() }) });

/** Graph's own word for what is wrong, from a body that may be anything (HTML from a gateway, for one). */
export function errorCode(body: unknown): string {
  const read = ErrorBody.safeParse(body);
  if (!read.success) return '';
  return /^[\w.-]{1,80}$/.test(read.data.error.code) ? read.data.error.code : '';
}

export async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return body;
  } catch {
    return undefined;
  }
}

export function parsed<T>(schema: z.ZodType<T>, body: unknown, what: string): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  throw new GraphFault({ kind: 'malformed', what, code: where });
}

export function faultFrom(
  what: string,
  status: number,
  body: unknown,
  retryAfterSeconds: number | undefined,
): GraphFault {
  const code = errorCode(body);
  return new GraphFault({ kind: kindOf(status), what, status, code, retryAfterSeconds });
}

function kindOf(status: number): GraphFault['kind'] {
  if (status === 429) return 'throttled';
  return status === 0 || status === 408 || status >= 500 ? 'unavailable' : 'refused';
}
