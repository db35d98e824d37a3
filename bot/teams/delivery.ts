import { z } from 'zod';

/**
 * What became of a call.
 * `not-sent`: certainly not delivered and worth another try. `unknown`: it may have arrived. `closed`: the person or
 * the bot is not there any more. `gone`: no such message. `wrong`: the request itself is at fault and never succeeds.
 */
export type WireResult =
  | { readonly kind: 'ok'; readonly id: string | null }
  | { readonly kind: 'not-sent'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unknown'; readonly status: number | null }
  | { readonly kind: 'closed' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'wrong'; readonly status: number };

const Fault = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z.object({ headers: z.unknown() }).optional(),
});

/** The connection was never made, so nothing can have arrived. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const FIRST_RETRY_SECONDS = 2;

/** The connector's status codes, by what they say about delivery (reference: Teams notes, "Platform limits"). */
export function resultOf(fault: unknown): WireResult {
  const read = Fault.safeParse(fault);
  if (!read.success || !(fault instanceof Error)) throw fault;
  const { statusCode: status, code, response } = read.data;
  if (status === undefined) {
    if (code === undefined && fault.name !== 'AbortError') throw fault;
    return NEVER_CONNECTED.has(code ?? '')
      ? { kind: 'not-sent', retryAfterSeconds: FIRST_RETRY_SECONDS }
      : { kind: 'unknown', status: null };
  }
  if (status === 429) return { kind: 'not-sent', retryAfterSeconds: waitIn(response?.headers) };
  if (status === 412) return { kind: 'not-sent', retryAfterSeconds: FIRST_RETRY_SECONDS };
  if (status === 403) return { kind: 'closed' };
  if (status === 404) return { kind: 'gone' };
  if (status === 401) return { kind: 'not-sent', retryAfterSeconds: 60 };
  return status >= 500 || status === 408 ? { kind: 'unknown', status } : { kind: 'wrong', status };
}

function waitIn(headers: unknown): number {
  if (!hasGet(headers)) return FIRST_RETRY_SECONDS;
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) : FIRST_RETRY_SECONDS;
}

function hasGet(headers: unknown): headers is { get(name: string): unknown } {
  return typeof headers === 'object' && headers !== null && 'get' in headers;
}
