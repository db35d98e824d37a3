import { z } from 'zod';
import { invalid } from '../http/refusal.ts';

/** Opaque to clients: whatever a page needs to know of the one before. */
export function sealToken(state: Record<string, string | number>): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

export function openToken<T>(token: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw invalid('The token in the request is not valid.');
  }
}

const Position = z.object({ after: z.number(), at: z.number() });

/**
 * The page after the last item shown. Its place is found again by that item's number, so that rows added or removed
 * before it shift nothing; when that very item is gone, by its old position.
 */
export function followingPage(
  ids: number[],
  token: string | undefined,
  size: number,
): { ids: number[]; token?: string } {
  const from = token === undefined ? 0 : placeOf(ids, openToken(token, Position));
  const page = ids.slice(from, from + size);
  const last = page.at(-1);
  const end = from + page.length;
  if (last === undefined || end >= ids.length) return { ids: page };
  return { ids: page, token: sealToken({ after: last, at: end }) };
}

function placeOf(ids: number[], position: z.infer<typeof Position>): number {
  const index = ids.indexOf(position.after);
  return index === -1 ? Math.max(0, position.at - 1) : index + 1;
}
