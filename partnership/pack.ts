import { whoOwes } from './owed.ts';
import { type Block, blocksOf, warningsOf } from './pack/blocks.ts';
import { contentsHash } from './pack/editions.ts';
import { type NextStep, nextStep, type Standing, standingOf } from './pack/standing.ts';
import { compilingVersion, latestVersion, type PackVersion } from './pack/versions.ts';
import type { Given } from './ports.ts';
import { isReceived } from './report.ts';
import type { Held, Snapshot } from './snapshot.ts';

export interface PackState {
  readonly meeting: Held<'Meetings'>;
  readonly stage: Standing;
  readonly latest: PackVersion | null;
  /** The version being compiled, when one is. */
  readonly compiling: string | null;
  readonly reportsIn: number;
  readonly reportsExpected: number;
  readonly missing: readonly string[];
  readonly blocks: readonly Block[];
  readonly warnings: readonly Block[];
  readonly next: NextStep;
  readonly circulations: readonly Held<'Circulation'>[];
}

/** Where a meeting's pack stands, what holds it up, and the one sensible next thing to do. */
export function packState(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  now: string,
  hash: Given['hash'],
): PackState {
  const latest = latestVersion(snapshot, meeting.reference);
  const compiling = compilingVersion(snapshot, meeting.reference);
  const stage = standingOf(snapshot, meeting.reference, latest, compiling);
  const owed = whoOwes(snapshot, meeting);
  const changed =
    latest !== null &&
    latest.contentsHash !== contentsHash(snapshot, meeting, latest.compiledAt, hash);
  return {
    meeting,
    stage,
    latest,
    compiling,
    reportsIn: owed.filter((each) => each.report !== null && isReceived(each.report)).length,
    reportsExpected: owed.length,
    missing: owed
      .filter((each) => each.report === null || !isReceived(each.report))
      .map((each) => each.subgroup.row.title),
    blocks: blocksOf(snapshot, stage, changed),
    warnings: warningsOf(snapshot, meeting, now),
    next: nextStep(stage, changed),
    circulations: snapshot
      .rows('Circulation')
      .filter((each) => each.row.meeting === meeting.reference),
  };
}
