import { clearWorkingDays, localDay } from '../calendar.ts';
import { whoOwes } from '../owed.ts';
import { isExecutive } from '../people.ts';
import { activePeople, activeSubgroups, isReceived } from '../report.ts';
import type { Held, Snapshot } from '../snapshot.ts';
import type { Standing } from './standing.ts';

/** Why a pack cannot go out yet, or what its readers will notice. `fact` names the thing, in words. */
export interface Block {
  readonly what:
    | 'no-draft'
    | 'being-made'
    | 'failed'
    | 'content-changed'
    | 'not-approved'
    | 'part2-without-reason'
    | 'report-missing'
    | 'short-notice'
    | 'not-reached';
  readonly fact: string;
}

/** Before the Executive has five clear working days the pack is at short notice (docs/domain.md, "Cycle"). */
const CLEAR_DAYS = 5;

export function blocksOf(snapshot: Snapshot, standing: Standing, changed: boolean): Block[] {
  const blocks: Block[] = [];
  if (standing === 'none') blocks.push({ what: 'no-draft', fact: '' });
  if (standing === 'failed') blocks.push({ what: 'failed', fact: '' });
  if (standing === 'compiling') blocks.push({ what: 'being-made', fact: '' });
  if (changed && standing !== 'circulated') blocks.push({ what: 'content-changed', fact: '' });
  if (standing === 'draft' || standing === 'awaiting approval') {
    blocks.push({ what: 'not-approved', fact: '' });
  }
  for (const subgroup of activeSubgroups(snapshot)) {
    if (subgroup.row.part === 'part2' && subgroup.row.exemptReason === null) {
      blocks.push({ what: 'part2-without-reason', fact: subgroup.row.title });
    }
  }
  return blocks;
}

/** What does not hold a pack up, but its readers will notice. */
export function warningsOf(snapshot: Snapshot, meeting: Held<'Meetings'>, now: string): Block[] {
  const warnings: Block[] = [];
  for (const owed of whoOwes(snapshot, meeting)) {
    if (owed.report === null || !isReceived(owed.report)) {
      warnings.push({ what: 'report-missing', fact: owed.subgroup.row.title });
    }
  }
  const holidays = snapshot.partnership.holidays;
  const clear = clearWorkingDays(localDay(now), localDay(meeting.row.startsAt), holidays);
  if (clear < CLEAR_DAYS) warnings.push({ what: 'short-notice', fact: String(clear) });
  for (const person of activePeople(snapshot)) {
    if (isExecutive(person) && person.reach === 'link') {
      warnings.push({ what: 'not-reached', fact: person.title });
    }
  }
  return warnings;
}
