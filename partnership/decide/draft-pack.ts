import type { Command } from '../command.ts';
import { nextVersion } from '../pack/versions.ts';
import { packState } from '../pack.ts';
import { mayApprove, type Person } from '../people.ts';
import type { Decision, Refused, Step } from '../plan.ts';
import { meetingOf } from '../report.ts';
import type { Held } from '../snapshot.ts';
import { isRefused, personOf, supportOnly } from './asker.ts';
import {
  answerWith,
  type Case,
  inLane,
  NOTHING,
  refuse,
  rowKey,
  stepKey,
  tell,
} from './planning.ts';

export interface PackCase {
  readonly person: Person;
  readonly meeting: Held<'Meetings'>;
}

export function packCase(one: Case, named: string | null): PackCase | Refused {
  const person = supportOnly(one.envelope, 'boardpack');
  if (isRefused(person)) return person;
  const meeting = meetingOf(one.snapshot, named, one.given.now);
  return meeting === null ? refuse({ why: 'no-meeting' }) : { person, meeting };
}

export function showPackState(
  one: Case,
  command: Extract<Command, { kind: 'pack-state' | 'check-pack' }>,
): Decision {
  const found = viewOf(one, command.meeting);
  if ('kind' in found) return found;
  const kind = command.kind === 'check-pack' ? 'pack-check' : 'pack-state';
  return answerWith({ kind, meeting: found.meeting.reference });
}

/** Support works on the pack; whoever approves it may look at where it stands. */
function viewOf(one: Case, named: string | null): Pick<PackCase, 'meeting'> | Refused {
  const person = personOf(one.envelope);
  if (person === null || !mayApprove(person)) return packCase(one, named);
  const meeting = meetingOf(one.snapshot, named, one.given.now);
  return meeting === null ? refuse({ why: 'no-meeting' }) : { meeting };
}

/** Makes the next draft. A second request while one is made joins it: two people get one version. */
export function draftPack(one: Case, command: Extract<Command, { kind: 'draft-pack' }>): Decision {
  const found = packCase(one, command.meeting);
  if ('kind' in found) return found;
  const { meeting, person } = found;
  const state = packState(one.snapshot, meeting, one.given.now, one.given.hash);
  if (state.stage === 'circulated') {
    return refuse({ why: 'already-circulated', meeting: meeting.reference });
  }
  const joined = state.compiling;
  const version = joined ?? nextVersion(one.snapshot, meeting.reference, false);
  const message = {
    kind: 'pack-draft',
    meeting: meeting.reference,
    packVersion: version,
  } as const;
  const told = tell(person.key, stepKey(one, 'pack-draft'), message, {
    unasked: false,
    inPlaceOf: one.envelope.onMessage,
  });
  const steps = [told, ...(joined === null ? [makePack(one, meeting, version, null)] : [])];
  return { ...NOTHING, answer: message, steps, relied: [rowKey('Meetings', meeting.reference)] };
}

/**
 * An approved version is made as at the instant of the draft that was approved: made as at today, an action that fell due
 * overnight would put words into it that nobody has approved.
 */
export function makePack(
  one: Case,
  meeting: Held<'Meetings'>,
  packVersion: string,
  approvedAsAt: string | null,
): Step {
  const lane = `pack/${meeting.reference}`;
  const deed = {
    kind: 'make-pack',
    meeting: meeting.reference,
    packVersion,
    approved: approvedAsAt !== null,
    asAt: approvedAsAt,
  } as const;
  // The version is in the key: however often it is asked for, it is made once.
  return {
    ...inLane(one, lane, 'make-pack', deed),
    key: `make-pack/${meeting.reference}/${packVersion}`,
  };
}
