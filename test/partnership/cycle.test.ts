import { describe, expect, it } from 'vitest';
import { dueEvents, nextEvent } from '../../partnership/cycle.ts';
import { report, toldIn } from './playing.ts';
import { MEETING, MORNING, planOf, refusalOf, sampleWorld } from './sample-snapshot.ts';

describe('the cycle', () => {
  it('asks every chair and author once the roster is confirmed, and nobody before', () => {
    const world = sampleWorld();
    world.set('Meetings', MEETING, { rosterConfirmedAt: null, rosterConfirmedBy: null });
    const held = planOf(world.clock('commission'));
    expect(toldIn(held, 'report-request')).toEqual([]);
    expect(toldIn(held, 'not-commissioned')).toEqual(['business-support', 'manager']);
    const asked = planOf(
      world.ask('business-support', { kind: 'confirm-roster', meeting: MEETING }),
    );
    expect(toldIn(asked, 'report-request')).toHaveLength(16);
    expect(refusalOf(world.ask('chair-exp', { kind: 'confirm-roster', meeting: MEETING }))).toBe(
      'support-only',
    );
  });

  it('reminds only those who owe, then tells each overdue chair privately and support as a list', () => {
    const world = sampleWorld();
    planOf(world.clock('commission'));
    report(world, 'DALPB');
    const first = planOf(world.clock('reminder-1'));
    expect(toldIn(first, 'reminder')).not.toContain('chair-dalpb');
    expect(toldIn(first, 'reminder')).toContain('author-exp');
    expect(toldIn(planOf(world.clock('reminder-2')), 'reminder')).toContain('deputy-exp');
    const overdue = planOf(world.clock('overdue'));
    expect(toldIn(overdue, 'overdue')).toContain('chair-exp');
    expect(toldIn(overdue, 'overdue-list')).toEqual(['business-support', 'manager']);
  });

  it('marks at the freeze what has not come, and still takes it afterwards as late', () => {
    const world = sampleWorld();
    planOf(world.clock('commission'));
    report(world, 'DALPB');
    world.world.now = '2026-12-10T10:00:00.000Z';
    planOf(world.clock('freeze'));
    expect(world.snapshot().find('Highlight reports', 'HR-EXP-2026Q2')?.row.status).toBe(
      'notReceived',
    );
    expect(world.snapshot().find('Highlight reports', 'HR-DALPB-2026Q2')?.row.status).toBe(
      'submitted',
    );
    report(world, 'EXP');
    expect(world.snapshot().find('Highlight reports', 'HR-EXP-2026Q2')?.row).toMatchObject({
      status: 'submitted',
      late: true,
      daysLate: 5,
    });
  });

  it('knows what is due now and what comes next; what was overtaken is not due any more', () => {
    const { snapshot } = sampleWorld();
    expect(dueEvents(snapshot(), MORNING).map((each) => each.event)).toContain('commission');
    expect(nextEvent(snapshot(), MORNING)).toMatchObject({
      event: 'reminder-1',
      at: '2026-11-30T09:00:00.000Z',
    });
    const afterWeeks = dueEvents(snapshot(), '2026-12-04T12:00:00.000Z').map((each) => each.event);
    expect(afterWeeks).toEqual(['commission', 'overdue']);
  });
});

describe('pausing', () => {
  it('is for support, is recorded with who did it, and lets go again', () => {
    const world = sampleWorld();
    expect(refusalOf(world.ask('chair-exp', { kind: 'pause' }))).toBe('support-only');
    planOf(world.ask('business-support', { kind: 'pause' }));
    expect(world.snapshot().find('Settings', 'paused')?.row).toMatchObject({
      value: 'yes',
      reason: 'Paused by Business support officer',
    });
    const resumed = planOf(world.ask('manager', { kind: 'resume' }));
    expect(resumed.steps.some((step) => step.kind === 'release-held')).toBe(true);
  });
});
