import { describe, expect, it } from 'vitest';
import { ReportDraft } from '../../partnership/report-form.ts';
import { planOf, refusalOf, sampleWorld } from './sample-snapshot.ts';

const REPORT = 'HR-DALPB-2026Q2';

function green(change: Partial<ReportDraft> = {}): ReportDraft {
  return {
    overallRag: 'green',
    summary: 'Delivery is on plan.',
    achievements: 'Training was completed.',
    issues: '',
    mitigation: '',
    nextPeriod: 'Publish the strategy.',
    noAskReason: '',
    nilReturn: false,
    nilReason: '',
    priorities: [{ priority: 'P01', rag: '', progress: 'On plan.', nextSteps: '' }],
    asks: [],
    ...change,
  };
}

function commissioned() {
  const world = sampleWorld();
  planOf(world.clock('commission'));
  const submit = (typed: ReportDraft, who = 'chair-dalpb', basedOn = 0) =>
    world.ask(who, { kind: 'submit-report', report: REPORT, form: 'form-1', basedOn, typed });
  return { ...world, submit };
}

describe('submitting a highlight report', () => {
  it('files the report, its priority updates and its asks together, with the writer and the hour', () => {
    const { submit, snapshot } = commissioned();
    const plan = planOf(
      submit(green({ asks: [{ kind: 'decide', text: 'Decide the lead.', neededBy: '' }] })),
    );
    const lists = plan.changes.map((change) => change.list).toSorted();
    expect(lists).toEqual(['Asks', 'Audit', 'Highlight reports', 'Priority updates']);
    const filing = plan.steps.filter((step) => step.kind === 'file');
    expect(filing).toHaveLength(1);
    const row = snapshot().find('Highlight reports', REPORT)?.row;
    expect(row).toMatchObject({
      status: 'submitted',
      overallRag: 'green',
      previousRag: 'amber',
      late: false,
      reportVersion: 1,
      authorName: 'Chair, Domestic Abuse Local Partnership Board',
      onBehalf: false,
    });
    expect(snapshot().find('Priority updates', `${REPORT}-P01`)?.row.rag).toBe('green');
  });

  it('relies on the report, so that two writers at once cannot both be first', () => {
    const plan = planOf(commissioned().submit(green()));
    expect(plan.relied).toContain(`Highlight reports/${REPORT}`);
  });

  it.each([
    [
      'an empty report',
      { summary: '', achievements: '', nextPeriod: '' },
      ['summary', 'achievements', 'nextPeriod'],
    ],
    [
      'red without an ask or a reason for none',
      { overallRag: 'red', issues: 'x', mitigation: 'y' },
      ['noAskReason'],
    ],
    [
      'amber without mitigation',
      { overallRag: 'amber', issues: 'Attendance slips.' },
      ['mitigation'],
    ],
    ['a nil return without a reason', { nilReturn: true }, ['nilReason']],
    ['no colour', { overallRag: '' }, ['overallRag']],
    ['a summary that is too long', { summary: 'x'.repeat(1001) }, ['summary']],
    [
      'a date that is none',
      { asks: [{ kind: 'decide', text: 'Decide.', neededBy: '2026-02-30' }] },
      ['askNeededBy-1'],
    ],
    [
      'a green that hides a red priority',
      { priorities: [{ priority: 'P01', rag: 'red', progress: '', nextSteps: '' }] },
      ['overallRag'],
    ],
  ] as const)(
    'refuses %s beside the field, keeps what was typed, files nothing',
    (_name, change, fields) => {
      const { submit, snapshot } = commissioned();
      const typed = ReportDraft.parse({ ...green(), ...change });
      const plan = planOf(submit(typed));
      expect(plan.answer).toMatchObject({ kind: 'report-form', report: REPORT });
      if (plan.answer?.kind !== 'report-form') throw new Error('No form');
      expect(plan.answer.faults.map((fault) => fault.field)).toEqual([...fields]);
      expect(plan.answer.typed?.summary).toBe(typed.summary);
      expect(plan.changes).toEqual([]);
      expect(snapshot().find('Highlight reports', REPORT)?.row.status).toBe('requested');
      expect(snapshot().drafts[0]?.person).toBe('chair-dalpb');
    },
  );

  it('accepts red with an ask, and red with the reason for none', () => {
    const worried = { overallRag: 'red', issues: 'Demand.', mitigation: 'Plan.' } as const;
    const asked = commissioned().submit(
      green({ ...worried, asks: [{ kind: 'decide', text: 'Fund it.', neededBy: '' }] }),
    );
    const reasoned = commissioned().submit(
      green({ ...worried, noAskReason: 'The partners settle it.' }),
    );
    expect(planOf(asked).answer?.kind).toBe('report-receipt');
    expect(planOf(reasoned).answer?.kind).toBe('report-receipt');
  });

  it('takes the same words sent again from the same form as the report that stands', () => {
    const { submit, snapshot } = commissioned();
    planOf(submit(green()));
    const again = planOf(submit(green()));
    expect(again.answer?.kind).toBe('report-receipt');
    expect(again.changes).toEqual([]);
    expect(snapshot().find('Highlight reports', REPORT)?.row.reportVersion).toBe(1);
  });

  it('shows both versions to the second of two writers, and overwrites nothing until they choose', () => {
    const { submit, ask, snapshot } = commissioned();
    planOf(submit(green()));
    const clash = planOf(submit(green({ summary: 'Another view.' }), 'deputy-dalpb'));
    expect(clash.answer).toMatchObject({ kind: 'report-conflict', basedOn: 1 });
    expect(snapshot().find('Highlight reports', REPORT)?.row.summary).toBe('Delivery is on plan.');
    planOf(
      ask('deputy-dalpb', { kind: 'replace-report', report: REPORT, form: 'form-1', basedOn: 1 }),
    );
    expect(snapshot().find('Highlight reports', REPORT)?.row).toMatchObject({
      summary: 'Another view.',
      reportVersion: 2,
    });
    expect(snapshot().drafts).toEqual([]);
  });

  it('refuses another subgroup, and says nothing about which references exist', () => {
    const { submit, ask } = commissioned();
    expect(refusalOf(submit(green(), 'chair-safer'))).toBe('not-your-subgroup');
    const made = {
      kind: 'submit-report',
      report: 'HR-NOPE-2026Q2',
      form: 'f',
      basedOn: 0,
      typed: green(),
    } as const;
    expect(refusalOf(ask('chair-dalpb', made))).toBe('no-such-report');
  });

  it('lets support report on behalf, says so on record, and tells the chair', () => {
    const { submit, snapshot } = commissioned();
    const plan = planOf(submit(green(), 'business-support'));
    expect(snapshot().find('Highlight reports', REPORT)?.row).toMatchObject({
      onBehalf: true,
      authorName: 'Business support officer',
      approverName: null,
    });
    const told = plan.steps.filter((step) => step.kind === 'tell').map((step) => step.lane);
    expect(told).toContain('conversation/chair-dalpb');
  });

  it('counts lateness from 17:00 local time in working days, and a correction does not make a report late', () => {
    const late = commissioned();
    late.world.now = '2026-12-04T10:00:00.000Z';
    planOf(late.submit(green()));
    expect(late.snapshot().find('Highlight reports', REPORT)?.row).toMatchObject({
      late: true,
      daysLate: 1,
    });
    const corrected = commissioned();
    corrected.world.now = '2026-12-03T16:59:00.000Z';
    planOf(corrected.submit(green()));
    corrected.world.now = '2026-12-04T10:00:00.000Z';
    planOf(corrected.submit(green({ summary: 'Corrected.' }), 'chair-dalpb', 1));
    expect(corrected.snapshot().find('Highlight reports', REPORT)?.row).toMatchObject({
      late: false,
      reportVersion: 2,
    });
  });

  it('files a part 2 subgroup in the restricted site only', () => {
    const { ask } = commissioned();
    const typed = { ...green(), priorities: [] };
    const plan = planOf(
      ask('chair-prev', {
        kind: 'submit-report',
        report: 'HR-PREV-2026Q2',
        form: 'f',
        basedOn: 0,
        typed,
      }),
    );
    const sites = plan.changes
      .filter((change) => change.list !== 'Audit')
      .map((change) => change.site);
    expect(new Set(sites)).toEqual(new Set(['restricted']));
  });

  it('writes no row again in which nothing has changed, so that a version always means a change', () => {
    const { submit } = commissioned();
    const asks = [{ kind: 'decide', text: 'First.', neededBy: '' }] as const;
    planOf(submit(green({ asks: [...asks] })));
    const corrected = planOf(submit(green({ asks: [...asks], summary: 'New.' }), 'chair-dalpb', 1));
    expect(corrected.changes.map((change) => change.list)).toEqual(['Highlight reports', 'Audit']);
  });

  it('brings every card about the report up to date, reminders included', () => {
    const { submit } = commissioned();
    const renewed = planOf(submit(green())).steps.flatMap((step) =>
      step.kind === 'renew' ? [step.living.card] : [],
    );
    expect(renewed).toEqual(
      expect.arrayContaining([
        'report-request',
        'reminder-1',
        'reminder-2',
        'overdue',
        'cycle-status',
      ]),
    );
  });

  it('keeps the number of an ask through corrections and marks one that was taken back', () => {
    const { submit, snapshot } = commissioned();
    const asks = [
      { kind: 'decide', text: 'First.', neededBy: '' },
      { kind: 'note', text: 'Second.', neededBy: '' },
    ] as const;
    planOf(submit(green({ asks: [...asks] })));
    planOf(submit(green({ asks: [asks[0]] }), 'chair-dalpb', 1));
    planOf(
      submit(
        green({ asks: [asks[0], { kind: 'note', text: 'Third.', neededBy: '' }] }),
        'chair-dalpb',
        2,
      ),
    );
    const held = snapshot()
      .rows('Asks')
      .filter((ask) => ask.row.report === REPORT);
    expect(held.map((ask) => [ask.reference.slice(-2), ask.row.text, ask.row.status])).toEqual([
      ['A1', 'First.', 'raised'],
      ['A2', 'Second.', 'withdrawn'],
      ['A3', 'Third.', 'raised'],
    ]);
  });
});
