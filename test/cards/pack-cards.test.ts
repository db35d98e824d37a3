import { describe, expect, it } from 'vitest';
import { draw } from '../../cards/draw.ts';
import type { Message } from '../../partnership/message.ts';
import { circulate, putPack } from './packs.ts';
import { MEETING, person, receive, sample } from './sample.ts';
import { PICTURE } from './scene.ts';
import { type Desktop, NOON } from './snapshot.ts';
import { actionsOf, blocksOf, objectsIn } from './walk.ts';

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

  it('lets the chair look, and leaves the work to support', () => {
    const snapshot = sample();
    putPack(snapshot, { status: 'awaitingApproval' });
    const card = drawn(snapshot, state, 'exec-chair');
    expect(verbsOf(card)).toEqual(['check-pack']);
    expect(blocksOf(card).join('\n')).toContain('It waits for your approval.');
    expect(verbsOf(drawn(snapshot, state, 'exec-police'))).toEqual([]);
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
    expect(blocksOf(card)).toContain('Version 0.1 has been replaced by 0.2.');
    expect(JSON.stringify(card)).not.toMatch(/being made|Missing/);
    expect(verbsOf(card)).toEqual([]);
  });

  it('tells of its own version what became of it, not of the one that is made after it', () => {
    const approved = sample();
    putPack(approved, { status: 'approved', approvedBy: 'Assistant Chief Constable' });
    const lead = blocksOf(drawn(approved, message));
    expect(lead).toContain(
      'Version 0.1 has been approved by the Assistant Chief Constable. The version for the members is made from it.',
    );
    expect(lead.join('\n')).not.toContain('being made');
    const out = sample();
    circulate(out);
    const last = drawn(out, { ...message, packVersion: '1.0' });
    expect(blocksOf(last)).toContain('Version 1.0 has gone out to the members.');
  });

  it('shows the first two pages of one edition, larger than the rest and below the main button', () => {
    const snapshot = sample();
    const contentsHash = putPack(snapshot, { status: 'awaitingApproval' });
    const previews = ['full-1', 'full-2', 'part1-1', 'part1-2'];
    snapshot.packs.push({
      meeting: MEETING,
      packVersion: '0.1',
      stage: 'filing',
      previews,
      at: NOON,
    });
    const pictures = new Map(previews.map((each) => [each, `${PICTURE}#${each}`]));
    const approval = { kind: 'pack-approval', meeting: MEETING, packVersion: '0.1', contentsHash };
    for (const [to, shown] of [
      ['exec-chair', { ...approval, kind: 'pack-approval' } as const],
      ['manager', message],
    ] as const) {
      const context = { snapshot, to: person(snapshot, to), now: DECEMBER, pictures };
      const images = [...objectsIn(draw(shown, context).card)].filter(
        (one) => one['type'] === 'Image',
      );
      expect(images.map((one) => one['url'])).toEqual([`${PICTURE}#full-1`, `${PICTURE}#full-2`]);
    }
    const other = { snapshot, to: person(snapshot, 'exec-fire'), now: DECEMBER, pictures };
    const withheld = draw({ ...approval, kind: 'pack-approval' }, other).card;
    expect(JSON.stringify(withheld)).not.toContain(PICTURE);
  });
});

describe('the check', () => {
  it('says once what is the same for several, and names them', () => {
    const snapshot = sample();
    putPack(snapshot);
    const blocks = blocksOf(drawn(snapshot, { kind: 'pack-check', meeting: MEETING }));
    expect(blocks.filter((block) => block.startsWith('No report from'))).toEqual([
      'No report from 8 subgroups: Domestic Abuse Local Partnership Board; Strategic Exploitation Group; Combatting Drugs Partnership; Early Intervention and Violence Reduction; Project Optimise and County Lines Board; Safer Communities; Road Safety Partnership; Prevent Board.',
    ]);
  });
});

describe('the word that the approved pack is ready', () => {
  const notice = { say: 'pack-ready-to-send', meeting: MEETING, packVersion: '1.0' } as const;
  const ready = { kind: 'notice', notice } as const;

  it('has the button that sends it, for support and while that version waits', () => {
    const snapshot = sample();
    putPack(snapshot, { packVersion: '1.0', status: 'approved' });
    const card = drawn(snapshot, ready);
    expect(actionsOf(card).map((one) => [one['verb'], one['title'], one['style']])).toEqual([
      ['circulate-pack', 'Send it to the members', 'positive'],
    ]);
    expect(verbsOf(drawn(snapshot, ready, 'exec-police'))).toEqual([]);
    circulate(snapshot);
    expect(verbsOf(drawn(snapshot, ready))).toEqual(['pack-state']);
  });
});
