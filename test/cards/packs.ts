import { hash } from '../../cards/hash.ts';
import { contentsHash } from '../../partnership/pack/editions.ts';
import type { BoardPack } from '../../partnership/record/board-pack.ts';
import { MEETING } from './sample.ts';
import type { Desktop } from './snapshot.ts';

export const COMPILED_AT = '2026-12-10T10:05:00.000Z';

/** A made version of the pack in both editions, as the record holds it. */
export function putPack(snapshot: Desktop, given: Partial<BoardPack> = {}): string {
  const meeting = snapshot.find('Meetings', MEETING);
  if (!meeting) throw new Error('There is no meeting to make a pack for');
  const contents = contentsHash(snapshot, meeting, COMPILED_AT, hash);
  const version = given.packVersion ?? '0.1';
  for (const edition of ['full', 'part1'] as const) {
    const closed = edition === 'full';
    snapshot.put(
      'Board packs',
      {
        reference: `PACK-${MEETING}-${version}-${edition}`,
        title: `Board pack ${version}`,
        meeting: MEETING,
        packVersion: version,
        edition,
        status: 'draft',
        marking: closed ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
        part: closed ? 'part2' : 'part1',
        contentsHash: contents,
        fileHash: `file-${edition}`,
        fileName: `Board pack ${version} ${edition}.pdf`,
        pages: closed ? 24 : 20,
        reportsIn: 6,
        reportsExpected: 8,
        compiledAt: COMPILED_AT,
        compiledBy: 'Business Support Officer',
        approvedBy: null,
        approvedAt: null,
        circulatedAt: null,
        remark: null,
        ...given,
      },
      {
        webUrl: `https://boardpacklocal.sharepoint.com/sites/wiltshire-csp/packs/${version}-${edition}.pdf`,
      },
    );
  }
  return contents;
}

/** The pack has gone out: one copy for each member, as far as they can be reached. */
export function circulate(snapshot: Desktop): void {
  putPack(snapshot, {
    packVersion: '1.0',
    status: 'circulated',
    approvedBy: 'Assistant Chief Constable',
    approvedAt: '2026-12-10T15:30:00.000Z',
    circulatedAt: '2026-12-11T09:00:00.000Z',
  });
  for (const [person, edition, reached] of [
    ['exec-chair', 'full', true],
    ['exec-police', 'full', true],
    ['exec-fire', 'part1', true],
    ['exec-probation', 'part1', false],
  ] as const) {
    snapshot.put('Circulation', {
      reference: copyOf(person),
      title: person,
      meeting: MEETING,
      pack: `PACK-${MEETING}-1.0-${edition}`,
      person,
      edition,
      method: reached ? 'teams' : 'notReached',
      fileHash: `file-${edition}`,
      sentAt: reached ? '2026-12-11T09:00:00.000Z' : null,
      readAt: null,
    });
  }
}

export function copyOf(person: string): string {
  return `CIRC-${MEETING}-1.0-${person}`;
}
