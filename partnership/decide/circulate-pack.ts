import type { Command } from '../command.ts';
import type { Notice } from '../message.ts';
import { whoOwes } from '../owed.ts';
import { type PackVersion } from '../pack/versions.ts';
import { type PackState, packState } from '../pack.ts';
import { isExecutive, type Person } from '../people.ts';
import type { Decision, RecordChange, Refused, Step } from '../plan.ts';
import type { Circulation, Edition } from '../record/board-pack.ts';
import { activePeople, isReceived } from '../report.ts';
import type { Held } from '../snapshot.ts';
import { packCase } from './draft-pack.ts';
import {
  type Case,
  create,
  file,
  inLane,
  NOTHING,
  refuse,
  renew,
  rowKey,
  stepKey,
  tell,
  update,
} from './planning.ts';

/** Sends each member their edition, by clearance; what was approved and nothing else. */
export function circulatePack(
  one: Case,
  command: Extract<Command, { kind: 'circulate-pack' }>,
): Decision {
  const found = packCase(one, command.meeting);
  if ('kind' in found) return found;
  const state = packState(one.snapshot, found.meeting, one.given.now, one.given.hash);
  const approved = circulable(state);
  if ('kind' in approved) return approved;
  const meeting = found.meeting.reference;
  const copies = copiesFor(one, found.meeting, approved);
  const packs = approved.files.map((held) =>
    update(one, held, { status: 'circulated', circulatedAt: one.given.now }),
  );
  const rows = copies.map((copy) => create(one, 'Circulation', 'open', copy.row));
  const inPack = reportsInPack(one, found.meeting);
  return {
    ...NOTHING,
    answer: { kind: 'notice', notice: whoHasIt(meeting, copies) },
    changes: [...packs, ...rows, ...inPack],
    steps: [
      ...shareSteps(one, meeting, approved, copies),
      file(one, `pack/${meeting}`, [...packs, ...rows]),
      ...inPack.map((change) => file(one, `report/${change.reference}`, [change])),
      ...copies.map((copy) => tellMember(copy, one)),
      renew(one, { card: 'cycle-status', meeting }),
      renew(one, { card: 'pack-state', meeting }),
      renew(one, { card: 'pack-approval', meeting }),
      renew(one, { card: 'pack-draft', meeting, packVersion: approved.packVersion }),
    ],
    relied: approved.files.map((held) => rowKey('Board packs', held.reference)),
  };
}

function whoHasIt(meeting: string, copies: readonly Copy[]): Notice {
  const elsewhere = copies.filter((copy) => copy.person.reach === 'link');
  return {
    say: 'pack-circulated-to',
    meeting,
    reached: copies.length - elsewhere.length,
    notReached: elsewhere.map((copy) => copy.person.title),
  };
}

interface Copy {
  readonly person: Person;
  readonly pack: Held<'Board packs'>;
  readonly row: Circulation;
}

function circulable(state: PackState): PackVersion | Refused {
  const meeting = state.meeting.reference;
  if (state.stage === 'circulated') return refuse({ why: 'already-circulated', meeting });
  if (state.latest === null) return refuse({ why: 'no-draft-pack', meeting });
  if (state.stage === 'compiling') return refuse({ why: 'pack-being-made', meeting });
  if (state.blocks.some((block) => block.what === 'content-changed')) {
    return refuse({ why: 'pack-changed', meeting });
  }
  if (state.stage !== 'approved') return refuse({ why: 'not-approved', meeting });
  if (state.blocks.length > 0) {
    return refuse({ why: 'pack-blocked', meeting, blocks: state.blocks.length });
  }
  return state.latest;
}

function copiesFor(one: Case, meeting: Held<'Meetings'>, approved: PackVersion): Copy[] {
  const copies: Copy[] = [];
  for (const person of activePeople(one.snapshot).filter(isExecutive)) {
    const pack = packFor(approved, person);
    if (pack === null || pack.row.fileHash === null) continue;
    copies.push({ person, pack, row: copyRow(one, meeting, approved, pack, person) });
  }
  return copies;
}

/** The fullest edition that this person is cleared for. */
function packFor(approved: PackVersion, person: Person): Held<'Board packs'> | null {
  const readable = approved.files.filter(
    (held) => held.row.part === 'part1' || person.clearance === 'part2',
  );
  return readable.find((held) => held.row.edition === 'full') ?? readable[0] ?? null;
}

function copyRow(
  one: Case,
  meeting: Held<'Meetings'>,
  approved: PackVersion,
  pack: Held<'Board packs'>,
  person: Person,
): Circulation {
  return {
    reference: `CIRC-${meeting.reference}-${approved.packVersion}-${person.key}`,
    title: person.title,
    meeting: meeting.reference,
    pack: pack.reference,
    person: person.key,
    edition: pack.row.edition,
    method: person.reach === 'teams' ? 'teams' : 'notReached',
    fileHash: pack.row.fileHash ?? '',
    sentAt: person.reach === 'teams' ? one.given.now : null,
    readAt: null,
  };
}

/** Before the card: a link that does not open is worse than one that comes a second later. */
function shareSteps(
  one: Case,
  meeting: string,
  approved: PackVersion,
  copies: readonly Copy[],
): Step[] {
  const steps: Step[] = [];
  for (const held of approved.files) {
    const readers = copies.filter((copy) => copy.pack.reference === held.reference);
    if (readers.length === 0 || held.row.fileName === null) continue;
    steps.push(
      inLane(one, `pack/${meeting}`, shareName(held.row.edition), {
        kind: 'share-pack',
        pack: held.reference,
        site: held.site,
        fileName: held.row.fileName,
        edition: held.row.edition,
        emails: readers.map((copy) => copy.person.email),
      }),
    );
  }
  return steps;
}

function shareName(edition: Edition): string {
  return `share-pack/${edition}`;
}

function tellMember(copy: Copy, one: Case): Step {
  const message = {
    kind: 'pack-circulated',
    circulation: copy.row.reference,
    reminder: false,
  } as const;
  const step = tell(copy.person.key, `pack/${copy.row.reference}`, message, { unasked: true });
  return { ...step, after: [stepKey(one, shareName(copy.pack.row.edition))] };
}

function reportsInPack(one: Case, meeting: Held<'Meetings'>): RecordChange[] {
  const changes: RecordChange[] = [];
  for (const { report } of whoOwes(one.snapshot, meeting)) {
    if (report !== null && isReceived(report))
      changes.push(update(one, report, { status: 'inPack' }));
  }
  return changes;
}
