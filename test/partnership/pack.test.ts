import { describe, expect, it } from 'vitest';
import { packContents } from '../../partnership/pack-contents/compose.ts';
import { made, report, state, toldIn } from './playing.ts';
import { MEETING, MORNING, planOf, refusalOf, sampleWorld } from './sample-snapshot.ts';

describe('the board pack', () => {
  function drafted() {
    const world = sampleWorld();
    planOf(world.clock('commission'));
    for (const subgroup of ['DALPB', 'EXP', 'CDP', 'PREV']) report(world, subgroup);
    planOf(world.ask('business-support', { kind: 'draft-pack', meeting: null }));
    made(world, '0.1', false);
    return world;
  }

  it('goes from draft to approval to the members, each edition by clearance, and knows who has read it', () => {
    const world = drafted();
    expect(state(world)).toMatchObject({
      stage: 'draft',
      next: 'ask-approval',
      reportsIn: 4,
      reportsExpected: 8,
    });
    const asked = planOf(world.ask('business-support', { kind: 'ask-approval', meeting: null }));
    expect(toldIn(asked, 'pack-approval')).toEqual(['exec-chair', 'exec-council']);
    const contentsHash = state(world).latest?.contentsHash ?? '';
    world.world.now = '2026-11-25T09:00:00.000Z';
    const approved = planOf(
      world.ask('exec-chair', { kind: 'approve-pack', meeting: MEETING, contentsHash }),
    );
    const make = approved.steps.find((step) => step.kind === 'make-pack');
    expect(make).toMatchObject({ packVersion: '1.0', approved: true, asAt: MORNING });
    made(world, '1.0', true, MORNING);
    expect(state(world)).toMatchObject({ stage: 'approved', next: 'circulate', blocks: [] });
    const sent = planOf(world.ask('business-support', { kind: 'circulate-pack', meeting: null }));
    expect(toldIn(sent, 'pack-circulated')).toHaveLength(7);
    expect(sent.answer).toMatchObject({
      notice: { reached: 6, notReached: ['Executive member, Probation Service'] },
    });
    const copies = world.snapshot().rows('Circulation');
    expect(copies.find((copy) => copy.row.person === 'exec-opcc')?.row).toMatchObject({
      edition: 'part1',
      fileHash: '1.0-part1',
    });
    expect(copies.find((copy) => copy.row.person === 'exec-police')?.row.edition).toBe('full');
    const circulation = `CIRC-${MEETING}-1.0-exec-police`;
    expect(
      refusalOf(
        world.ask('exec-fire', { kind: 'acknowledge-pack', circulation, fileHash: '1.0-full' }),
      ),
    ).toBe('not-your-copy');
    expect(
      refusalOf(
        world.ask('exec-police', { kind: 'acknowledge-pack', circulation, fileHash: 'other' }),
      ),
    ).toBe('copy-superseded');
    planOf(
      world.ask('exec-police', { kind: 'acknowledge-pack', circulation, fileHash: '1.0-full' }),
    );
    expect(toldIn(planOf(world.clock('unread')), 'pack-circulated')).not.toContain('exec-police');
    expect(world.snapshot().find('Circulation', circulation)?.row.readAt).toBe(world.world.now);
  });

  it('is approved by the executive chair or vice-chair alone', () => {
    const world = drafted();
    const contentsHash = state(world).latest?.contentsHash ?? '';
    for (const who of ['business-support', 'manager', 'exec-police', 'chair-dalpb']) {
      expect(
        refusalOf(world.ask(who, { kind: 'approve-pack', meeting: MEETING, contentsHash })),
      ).toBe('chair-only');
    }
    expect(
      planOf(world.ask('exec-council', { kind: 'approve-pack', meeting: MEETING, contentsHash }))
        .answer?.kind,
    ).toBe('pack-approval');
  });

  it('binds an approval to what was read: one changed word and it must be drafted again', () => {
    const world = drafted();
    const contentsHash = state(world).latest?.contentsHash ?? '';
    report(world, 'SAFER', 'News.');
    expect(state(world)).toMatchObject({ next: 'draft' });
    expect(
      refusalOf(world.ask('exec-chair', { kind: 'approve-pack', meeting: MEETING, contentsHash })),
    ).toBe('pack-changed');
  });

  it('does not go out unapproved, and not twice', () => {
    const world = drafted();
    expect(
      refusalOf(world.ask('business-support', { kind: 'circulate-pack', meeting: null })),
    ).toBe('not-approved');
    const contentsHash = state(world).latest?.contentsHash ?? '';
    planOf(world.ask('exec-chair', { kind: 'approve-pack', meeting: MEETING, contentsHash }));
    made(world, '1.0', true, MORNING);
    planOf(world.ask('business-support', { kind: 'circulate-pack', meeting: null }));
    expect(
      refusalOf(world.ask('business-support', { kind: 'circulate-pack', meeting: null })),
    ).toBe('already-circulated');
  });

  it('a second request joins a draft that is being made', () => {
    const world = sampleWorld();
    planOf(world.clock('commission'));
    world.world.packs.push({
      meeting: MEETING,
      packVersion: '0.1',
      stage: 'laying out',
      previews: [],
      at: MORNING,
    });
    const joined = planOf(world.ask('manager', { kind: 'draft-pack', meeting: null }));
    expect(joined.answer).toMatchObject({ packVersion: '0.1' });
    expect(joined.steps.some((step) => step.kind === 'make-pack')).toBe(false);
  });

  it('tells the open edition nothing of a part 2 report: not its colour, not its words, not in any count', () => {
    const world = sampleWorld();
    planOf(world.clock('commission'));
    report(world, 'PREV', 'SECRET-WORDS are here.');
    const meeting = world.snapshot().find('Meetings', MEETING);
    if (!meeting) throw new Error('No meeting');
    const frame = { packVersion: '0.1', asAt: MORNING, issuedAt: MORNING };
    const part1 = packContents(world.snapshot(), meeting, { ...frame, edition: 'part1' });
    const full = packContents(world.snapshot(), meeting, { ...frame, edition: 'full' });
    expect(JSON.stringify(full)).toContain('SECRET-WORDS');
    expect(JSON.stringify(part1)).not.toContain('SECRET-WORDS');
    expect(part1.marking).toBe('OFFICIAL');
    expect(full.marking).toBe('OFFICIAL-SENSITIVE');
    expect(part1.summary.counts.reduce((sum, each) => sum + each.count, 0)).toBe(0);
    expect(part1.priorities).toHaveLength(11);
  });

  it('names every gap: missing reports and priorities without a lead', () => {
    const world = drafted();
    const meeting = world.snapshot().find('Meetings', MEETING);
    if (!meeting) throw new Error('No meeting');
    const contents = packContents(world.snapshot(), meeting, {
      edition: 'full',
      packVersion: '0.1',
      asAt: MORNING,
      issuedAt: MORNING,
    });
    expect(contents.reports.filter((page) => page.kind === 'missing')).toHaveLength(4);
    expect(contents.summary.gaps.join()).toContain(
      'Violence against women and girls: priority without a lead group',
    );
  });
});
