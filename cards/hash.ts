import { createHash } from 'node:crypto';

/** The same hash as the rules are given (SHA-256 as hexadecimal): a pack's contents are compared by it. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
