import { describe, expect, it } from 'vitest';
import { draw } from '../../cards/draw.ts';
import type { Message } from '../../partnership/message.ts';
import { circulate, putPack } from './packs.ts';
import { MEETING, person, receive, sample } from './sample.ts';
import { type Desktop, NOON } from './snapshot.ts';
import { actionsOf, blocksOf } from './walk.ts';

const DECEMBER = '2026-12-10T11:00:00.000Z';

function drawn(snapshot: Desktop, message: Message, to = 'business-support') {
  return draw(message, { snapshot, to: person(snapshot, to), now: DECEMBER, pictures: new Map() })
    .card;
}

function verbsOf(card: unknown): unknown[] {
  return actionsOf(card).map((action) => action['verb']);
}

const state = { kind: 'pack-state', meeting: MEETING } as const;

describe('the state of the pack', () => {
  it('offers support the one next step, and the check beside it', () => {
    const snapshot = sample();
    expect(verbsOf(drawn(snapshot, state))).toEqual(['draft-pack', 'check-pack']);
    putPack(snapshot);
    expect(verbsOf(drawn(snapshot, state))).toEqual(['ask-approval', 'check-pack']);
    putPack(snapshot, { status: 'awaitingApproval' });
    expect(verbsOf(drawn(snapshot, state))).toEqual(['check-pack']);
    const approved = sample();
    putPack(approved, { packVersion: '1.0', status: 'approved' });
    expect(verbsOf(drawn(approved, state))).toEqual(['circulate-pack', 'check-pack']);
    circulate(approved);
    expect(verbsOf(drawn(approved, state))).toEqual(['status']);
  });

  it('offers nothing to press to those who are not support', () => {
    expect(verbsOf(drawn(sample(), state, 'exec-chair'))).toEqual([]);
  });

  it('asks for a new draft when the record has moved on since', () => {
    const snapshot = sample();
    putPack(snapshot);
    receive(snapshot, 'DALPB');
    expect(verbsOf(drawn(snapshot, state))).toEqual(['draft-pack', 'check-pack']);
  });
});

describe('the approval card', () => {
  const ask = (contentsHash: string) =>
    ({ kind: 'pack-approval', meeting: MEETING, packVersion: '0.1', contentsHash }) as const;

  it('lets the chair approve or return exactly what it shows', () => {
    const snapshot = sample();
    const hash = putPack(snapshot, { status: 'awaitingApproval' });
    const card = drawn(snapshot, ask(hash), 'exec-chair');
    const data = { meeting: MEETING, contentsHash: hash };
    expect(actionsOf(card).map((action) => [action['verb'], action['data']])).toEqual([
      ['approve-pack', data],
      ['return-pack', data],
    ]);
    expect(blocksOf(card)).toContain('Missing: 8 reports');
  });

  it('has no buttons for anybody else', () => {
    const snapshot = sample();
    const hash = putPack(snapshot, { status: 'awaitingApproval' });
    expect(verbsOf(drawn(snapshot, ask(hash), 'exec-police'))).toEqual([]);
  });

  it('says what became of it, without buttons, once it is answered or overtaken', () => {
    const snapshot = sample();
    const hash = putPack(snapshot, { status: 'awaitingApproval' });
    const words = (card: unknown) => [verbsOf(card), blocksOf(card).join(' ')] as const;
    receive(snapshot, 'DALPB');
    const changed = words(drawn(snapshot, ask(hash), 'exec-chair'));
    expect(changed[0]).toEqual([]);
    expect(changed[1]).toContain('has changed since this was sent');
    const approved = sample();
    const same = putPack(approved, {
      status: 'approved',
      approvedBy: 'Assistant Chief Constable',
      approvedAt: '2026-12-10T15:30:00.000Z',
    });
    const done = words(drawn(approved, ask(same), 'exec-chair'));
    expect(done[0]).toEqual([]);
    expect(done[1]).toContain(
      '✓ Approved by the Assistant Chief Constable at 15:30 on 10 December 2026',
    );
    const returned = sample();
    const back = putPack(returned, { status: 'draft', remark: 'Returned: name the gap' });
    const said = words(drawn(returned, ask(back), 'exec-chair'));
    expect(said[0]).toEqual([]);
    expect(said[1]).toContain('You returned this pack.');
  });
});

describe('the pack while it is made', () => {
  const message = { kind: 'pack-draft', meeting: MEETING, packVersion: '0.1' } as const;

  it('names every stage: done, running and to come', () => {
    const snapshot = sample();
    snapshot.packs.push({
      meeting: MEETING,
      packVersion: '0.1',
      stage: 'laying out',
      previews: [],
      at: NOON,
    });
    const blocks = blocksOf(drawn(snapshot, message));
    expect(blocks).toEqual(
      expect.arrayContaining([
        '✓ Started',
        '✓ Reports collected',
        '● Laying out the pages',
        '○ Drawing previews',
        '○ Filing in SharePoint',
      ]),
    );
  });

  it('says that it failed and offers to try again', () => {
    const snapshot = sample();
    snapshot.packs.push({
      meeting: MEETING,
      packVersion: '0.1',
      stage: 'failed',
      previews: [],
      at: NOON,
    });
    const card = drawn(snapshot, message);
    expect(JSON.stringify(card)).toContain('The pack could not be made');
    expect(verbsOf(card)).toEqual(['draft-pack']);
  });

  it('says that a newer one has been made, and offers no step from the older one', () => {
    const snapshot = sample();
    putPack(snapshot, { status: 'superseded' });
    putPack(snapshot, { packVersion: '0.2', compiledAt: '2026-12-10T10:45:00.000Z' });
    const card = drawn(snapshot, message);
    expect(blocksOf(card)).toContain('A newer version has been made since. Please use its card.');
    expect(verbsOf(card)).toEqual([]);
  });
});
