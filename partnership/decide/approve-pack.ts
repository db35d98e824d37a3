import type { Command } from '../command.ts';
import { nextVersion } from '../pack/versions.ts';
import { type PackState, packState } from '../pack.ts';
import { mayApprove } from '../people.ts';
import type { Decision, Refused, Step } from '../plan.ts';
import { activePeople, meetingOf } from '../report.ts';
import { approverOnly, isRefused, personOf } from './asker.ts';
import { makePack, packCase } from './draft-pack.ts';
import { tellSupport } from './open-cycle.ts';
import {
  answerWith,
  type Case,
  file,
  NOTHING,
  refuse,
  renew,
  rowKey,
  stepKey,
  tell,
  update,
} from './planning.ts';

/** Support puts the newest draft before the chair. The chair asking for it is shown the card; nobody approves by word alone. */
export function askApproval(
  one: Case,
  command: Extract<Command, { kind: 'ask-approval' }>,
): Decision {
  const person = personOf(one.envelope);
  if (person !== null && mayApprove(person)) return showApproval(one, command.meeting);
  const found = packCase(one, command.meeting);
  if ('kind' in found) return found;
  const state = packState(one.snapshot, found.meeting, one.given.now, one.given.hash);
  const ready = approvable(state);
  if ('kind' in ready) return ready;
  const meeting = found.meeting.reference;
  const changes = ready.files.map((held) => update(one, held, { status: 'awaitingApproval' }));
  return {
    ...NOTHING,
    answer: { kind: 'notice', notice: { say: 'approval-asked', meeting } },
    changes,
    steps: [
      file(one, `pack/${meeting}`, changes),
      ...tellApprovers(one, state, ready.packVersion, ready.contentsHash),
      renew(one, { card: 'pack-state', meeting }),
      renew(one, { card: 'pack-draft', meeting, packVersion: ready.packVersion }),
    ],
    relied: ready.files.map((held) => rowKey('Board packs', held.reference)),
  };
}

function showApproval(one: Case, named: string | null): Decision {
  const meeting = meetingOf(one.snapshot, named, one.given.now);
  if (meeting === null) return refuse({ why: 'no-meeting' });
  const { latest } = packState(one.snapshot, meeting, one.given.now, one.given.hash);
  if (latest === null) return refuse({ why: 'no-draft-pack', meeting: meeting.reference });
  return answerWith({
    kind: 'pack-approval',
    meeting: meeting.reference,
    packVersion: latest.packVersion,
    contentsHash: latest.contentsHash,
  });
}

function tellApprovers(
  one: Case,
  { meeting }: PackState,
  packVersion: string,
  contentsHash: string,
): Step[] {
  return activePeople(one.snapshot)
    .filter(mayApprove)
    .map((person) =>
      tell(
        person.key,
        stepKey(one, `approval/${person.key}`),
        { kind: 'pack-approval', meeting: meeting.reference, packVersion, contentsHash },
        { unasked: true },
      ),
    );
}

function approvable(state: PackState): NonNullable<PackState['latest']> | Refused {
  const meeting = state.meeting.reference;
  if (state.stage === 'circulated') return refuse({ why: 'already-circulated', meeting });
  if (state.stage === 'approved') return refuse({ why: 'already-approved', meeting });
  if (state.stage === 'compiling') return refuse({ why: 'pack-being-made', meeting });
  if (state.latest === null) return refuse({ why: 'no-draft-pack', meeting });
  if (state.blocks.some((block) => block.what === 'content-changed')) {
    return refuse({ why: 'pack-changed', meeting });
  }
  const blocks = state.blocks.filter((block) => block.what === 'part2-without-reason');
  if (blocks.length > 0) return refuse({ why: 'pack-blocked', meeting, blocks: blocks.length });
  return state.latest;
}

/** Binds what was read: another draft, or one word changed since, and the approval is refused. */
export function approvePack(
  one: Case,
  command: Extract<Command, { kind: 'approve-pack' }>,
): Decision {
  const found = underApproval(one, command);
  if ('kind' in found) return found;
  const { state, latest, name } = found;
  const meeting = state.meeting.reference;
  const approved = { status: 'approved', approvedBy: name, approvedAt: one.given.now } as const;
  const changes = latest.files.map((held) => update(one, held, approved));
  const notice = { kind: 'notice', notice: { say: 'pack-approved', meeting, by: name } } as const;
  return {
    ...NOTHING,
    answer: {
      kind: 'pack-approval',
      meeting,
      packVersion: latest.packVersion,
      contentsHash: latest.contentsHash,
    },
    changes,
    steps: [
      file(one, `pack/${meeting}`, changes),
      makePack(one, state.meeting, nextVersion(one.snapshot, meeting, true), latest.compiledAt),
      ...tellSupport(one, 'pack-approved', notice),
      renew(one, { card: 'pack-approval', meeting }),
      renew(one, { card: 'pack-draft', meeting, packVersion: latest.packVersion }),
      renew(one, { card: 'pack-state', meeting }),
    ],
    relied: latest.files.map((held) => rowKey('Board packs', held.reference)),
  };
}

export function returnPack(
  one: Case,
  command: Extract<Command, { kind: 'return-pack' }>,
): Decision {
  const found = underApproval(one, command);
  if ('kind' in found) return found;
  if (command.reason.trim() === '') return refuse({ why: 'return-needs-reason' });
  const { state, latest, name } = found;
  const meeting = state.meeting.reference;
  const remark = `Returned by ${name}: ${command.reason}`;
  const changes = latest.files.map((held) => update(one, held, { status: 'draft', remark }));
  const notice = {
    kind: 'notice',
    notice: { say: 'pack-returned', meeting, by: name, reason: command.reason },
  } as const;
  return {
    ...NOTHING,
    answer: {
      kind: 'pack-approval',
      meeting,
      packVersion: latest.packVersion,
      contentsHash: latest.contentsHash,
    },
    changes,
    steps: [
      file(one, `pack/${meeting}`, changes),
      ...tellSupport(one, 'pack-returned', notice),
      renew(one, { card: 'pack-approval', meeting }),
      renew(one, { card: 'pack-draft', meeting, packVersion: latest.packVersion }),
      renew(one, { card: 'pack-state', meeting }),
    ],
    relied: latest.files.map((held) => rowKey('Board packs', held.reference)),
  };
}

interface UnderApproval {
  readonly state: PackState;
  readonly latest: NonNullable<PackState['latest']>;
  readonly name: string;
}

function underApproval(
  one: Case,
  command: { readonly meeting: string; readonly contentsHash: string },
): UnderApproval | Refused {
  const person = approverOnly(one.envelope);
  if (isRefused(person)) return person;
  const meeting = one.snapshot.find('Meetings', command.meeting);
  if (meeting === null) return refuse({ why: 'no-meeting' });
  const state = packState(one.snapshot, meeting, one.given.now, one.given.hash);
  const latest = approvable(state);
  if ('kind' in latest) return latest;
  if (latest.contentsHash !== command.contentsHash) {
    return refuse({ why: 'pack-changed', meeting: meeting.reference });
  }
  return { state, latest, name: person.title };
}
