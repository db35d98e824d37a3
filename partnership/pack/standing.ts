import type { Snapshot } from '../snapshot.ts';
import type { PackVersion } from './versions.ts';

export type Standing =
  | 'none'
  | 'compiling'
  | 'failed'
  | 'draft'
  | 'awaiting approval'
  | 'approved'
  | 'circulated';

export type NextStep = 'draft' | 'wait' | 'ask-approval' | 'wait-approval' | 'circulate' | 'watch';

export function standingOf(
  snapshot: Snapshot,
  meeting: string,
  latest: PackVersion | null,
  compiling: string | null,
): Standing {
  if (compiling !== null) return 'compiling';
  const status = latest?.files[0]?.row.status;
  if (status === undefined) {
    const failed = snapshot.packs.some(
      (pack) => pack.meeting === meeting && pack.stage === 'failed',
    );
    return failed ? 'failed' : 'none';
  }
  if (status === 'circulated') return 'circulated';
  if (status === 'approved') return isFinal(latest) ? 'approved' : 'compiling';
  return status === 'awaitingApproval' ? 'awaiting approval' : 'draft';
}

/** Approved versions count from 1: what is approved is made again without the word *draft* before it may leave. */
function isFinal(latest: PackVersion | null): boolean {
  return latest !== null && !latest.packVersion.startsWith('0.');
}

export function nextStep(standing: Standing, changed: boolean): NextStep {
  if (standing === 'circulated') return 'watch';
  if (standing === 'compiling') return 'wait';
  if (standing === 'none' || standing === 'failed' || changed) return 'draft';
  if (standing === 'awaiting approval') return 'wait-approval';
  return standing === 'approved' ? 'circulate' : 'ask-approval';
}
