import { randomBytes } from 'node:crypto';
import type { Log } from './log.ts';

/**
 * The one catch at the edge: logs the fault once and gives the short reference under which it is found, which is all
 * that the person is told. The log holds the same reference and no text of theirs.
 */
export function noteTrouble(log: Log, fault: unknown, where: string): string {
  const reference = randomBytes(4).toString('hex').toUpperCase();
  log.error({ err: fault, reference, where }, 'Something failed that should not have');
  return reference;
}
