import { siteFor } from '../marking.ts';
import { packContents } from '../pack-contents/compose.ts';
import type { Given } from '../ports.ts';
import type { Held, Snapshot } from '../snapshot.ts';

/** The editions that this meeting's pack needs: one alone when nothing in it is for cleared members only. */
export function editionsOf(snapshot: Snapshot, meeting: string): readonly ('full' | 'part1')[] {
  const closed = snapshot
    .rows('Highlight reports')
    .some((report) => report.row.meeting === meeting && siteFor(report.row) === 'restricted');
  return closed ? ['full', 'part1'] : ['full'];
}

/**
 * The hash of what the full edition says, as on the day it was compiled, apart from its version and date of issue: a new
 * day alone must not undo an approval, a changed word must.
 */
export function contentsHash(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  asAt: string,
  hash: Given['hash'],
): string {
  const contents = packContents(snapshot, meeting, {
    edition: 'full',
    packVersion: '',
    asAt,
    issuedAt: asAt,
  });
  return hash(JSON.stringify({ ...contents, issued: '' }));
}
