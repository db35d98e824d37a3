import type { Command, MadePack } from '../command.ts';
import { siteFor } from '../marking.ts';
import { packReference } from '../pack/versions.ts';
import { packState } from '../pack.ts';
import type { Decision, RecordChange, Step } from '../plan.ts';
import type { BoardPack } from '../record/board-pack.ts';
import type { Held } from '../snapshot.ts';
import { nameOf } from './asker.ts';
import { tellSupport } from './open-cycle.ts';
import {
  type Case,
  create,
  file,
  inLane,
  NOTHING,
  refuse,
  renew,
  rowKey,
  update,
} from './planning.ts';

/** The documents are there: each becomes a row of the library, and its file goes up. */
export function packMade(one: Case, command: Extract<Command, { kind: 'pack-made' }>): Decision {
  const { made } = command;
  const meeting = one.snapshot.find('Meetings', made.meeting);
  if (meeting === null) return refuse({ why: 'no-meeting' });
  const lane = `pack/${made.meeting}`;
  const changes: RecordChange[] = [];
  const steps: Step[] = [];
  for (const file of made.files) {
    const row = packRow(one, meeting, made, file);
    const change = create(one, 'Board packs', siteFor(row), row);
    changes.push(change);
    steps.push(
      inLane(one, lane, `file-pack/${row.reference}`, {
        kind: 'file-pack',
        pack: row.reference,
        site: siteFor(row),
        fileHash: file.fileHash,
        fileName: row.fileName ?? row.reference,
        changes: [change.id],
      }),
    );
  }
  const superseded = supersede(one, made);
  return {
    ...NOTHING,
    changes: [...changes, ...superseded],
    steps: [
      ...steps,
      ...(superseded.length > 0 ? [file(one, lane, superseded)] : []),
      ...renewPackCards(one, lane, made.meeting, made.packVersion),
      ...versionsIn(one, superseded).map((version) => renewDraft(one, lane, made.meeting, version)),
      ...readyToSend(one, made, changes),
    ],
    relied: changes.map((change) => rowKey('Board packs', change.reference)),
  };
}

/** Support need not watch for the approved version: they are told when it can be sent. */
function readyToSend(one: Case, made: MadePack, changes: readonly RecordChange[]): Step[] {
  if (!changes.some((change) => change.set['status'] === 'approved')) return [];
  const { meeting, packVersion } = made;
  return tellSupport(one, 'ready-to-send', {
    kind: 'notice',
    notice: { say: 'pack-ready-to-send', meeting, packVersion },
  });
}

function versionsIn(one: Case, changes: readonly RecordChange[]): string[] {
  const versions = new Set<string>();
  for (const { reference } of changes) {
    const held = one.snapshot.find('Board packs', reference);
    if (held !== null) versions.add(held.row.packVersion);
  }
  return [...versions];
}

/** After its row has been marked: an older draft's card must not go on asking for approval. */
function renewDraft(one: Case, lane: string, meeting: string, packVersion: string): Step {
  return inLane(one, lane, `renew/pack-draft/${packVersion}`, {
    kind: 'renew',
    living: { card: 'pack-draft', meeting, packVersion },
  });
}

/** In the pack's own lane, so that the cards are drawn after the files are there and can be opened. */
function renewPackCards(one: Case, lane: string, meeting: string, packVersion: string): Step[] {
  const cards = [
    { card: 'pack-draft', meeting, packVersion },
    { card: 'pack-state', meeting },
    { card: 'pack-approval', meeting },
  ] as const;
  return cards.map((living) =>
    inLane(one, lane, `renew/${living.card}`, { kind: 'renew', living }),
  );
}

function packRow(
  one: Case,
  meeting: Held<'Meetings'>,
  made: MadePack,
  file: MadePack['files'][number],
): BoardPack {
  const state = packState(one.snapshot, meeting, one.given.now, one.given.hash);
  const closed = file.edition === 'full' && made.files.length > 1;
  const approval = made.approved ? approvalOf(one, made) : null;
  return {
    reference: packReference(made.meeting, made.packVersion, file.edition),
    title: `${meeting.row.title}: board pack ${made.packVersion} (${file.edition === 'full' ? 'full' : 'part 1'})`,
    meeting: made.meeting,
    packVersion: made.packVersion,
    edition: file.edition,
    // Made from other contents than were approved (somebody was quicker): it needs approval again.
    status: approval === null ? 'draft' : 'approved',
    marking: closed ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    part: closed ? 'part2' : 'part1',
    contentsHash: made.contentsHash,
    fileHash: file.fileHash,
    fileName: `Board pack ${made.meeting} v${made.packVersion} ${file.edition === 'full' ? 'full' : 'part 1'}.pdf`,
    pages: file.pages,
    reportsIn: state.reportsIn,
    reportsExpected: state.reportsExpected,
    compiledAt: made.compiledAt,
    compiledBy: nameOf(one.envelope),
    approvedBy: approval?.row.approvedBy ?? null,
    approvedAt: approval?.row.approvedAt ?? null,
    circulatedAt: null,
    remark: null,
  };
}

/** The draft whose approval an approved version carries: the one with the same contents. */
function approvalOf(one: Case, made: MadePack): Held<'Board packs'> | null {
  const same = one.snapshot
    .rows('Board packs')
    .filter(
      (pack) =>
        pack.row.meeting === made.meeting &&
        pack.row.contentsHash === made.contentsHash &&
        pack.row.approvedAt !== null,
    );
  return same[0] ?? null;
}

/** Older drafts stay in the library, marked so that nobody takes one for the current pack. */
function supersede(one: Case, made: MadePack): RecordChange[] {
  return one.snapshot
    .rows('Board packs')
    .filter(
      (pack) =>
        pack.row.meeting === made.meeting &&
        pack.row.packVersion !== made.packVersion &&
        pack.row.status !== 'superseded' &&
        pack.row.status !== 'circulated',
    )
    .map((pack) => update(one, pack, { status: 'superseded' }));
}

export function packFailed(
  one: Case,
  command: Extract<Command, { kind: 'pack-failed' }>,
): Decision {
  const { meeting, packVersion, trouble } = command;
  const notice = { kind: 'notice', notice: { say: 'pack-failed', meeting, trouble } } as const;
  return {
    ...NOTHING,
    steps: [
      renew(one, { card: 'pack-draft', meeting, packVersion }),
      ...tellSupport(one, 'pack-failed', notice),
    ],
  };
}
