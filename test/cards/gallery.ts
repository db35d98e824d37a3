import { prefilled } from '../../partnership/report.ts';
import { packScenes } from './gallery-packs.ts';
import { circulate, copyOf, putPack } from './packs.ts';
import { DALPB, MEETING, PREV, person, receive, SAFER, sample } from './sample.ts';
import { asked, DECEMBER, mostlyIn, OVERDUE, type Scene, scene } from './scene.ts';

export function scenes(): Scene[] {
  return [...reportScenes(), ...cycleScenes(), ...packScenes(), ...sayScenes()];
}

const form = { kind: 'report-form', form: 'form-1', basedOn: 0, typed: null, faults: [] } as const;

function reportScenes(): Scene[] {
  const received = receive(asked(), 'DALPB');
  const late = receive(asked(), 'DALPB', { late: 2, version: 2 });
  return [
    scene('report-request', { kind: 'report-request', report: DALPB }, asked(), 'chair-dalpb'),
    scene(
      'report-request-received',
      { kind: 'report-request', report: DALPB },
      received,
      'chair-dalpb',
    ),
    scene('report-form', { ...form, report: DALPB }, asked(), 'chair-dalpb'),
    scene('report-form-four-priorities', { ...form, report: SAFER }, asked(), 'chair-safer'),
    faultyForm(),
    scene('report-form-change', { ...form, report: DALPB, basedOn: 1 }, received, 'author-dalpb'),
    scene('report-form-on-behalf', { ...form, report: PREV }, asked(), 'business-support'),
    scene(
      'report-receipt',
      {
        kind: 'report-receipt',
        report: DALPB,
        reportVersion: 1,
        receivedAt: '2026-11-24T14:02:00.000Z',
      },
      received,
      'chair-dalpb',
      '2026-11-24T14:02:30.000Z',
    ),
    scene(
      'report-receipt-late-and-older',
      {
        kind: 'report-receipt',
        report: DALPB,
        reportVersion: 1,
        receivedAt: '2026-11-23T10:00:00.000Z',
      },
      late,
      'chair-dalpb',
    ),
    scene(
      'report-receipt-on-behalf',
      {
        kind: 'report-receipt',
        report: DALPB,
        reportVersion: 1,
        receivedAt: '2026-11-24T14:02:00.000Z',
      },
      onBehalf(),
      'chair-dalpb',
      '2026-11-24T14:02:30.000Z',
    ),
    conflict(),
    scene('overdue-received', { kind: 'overdue', report: DALPB }, received, 'chair-dalpb', OVERDUE),
    scene(
      'reminder-1',
      { kind: 'reminder', report: DALPB, step: 1 },
      asked(),
      'chair-dalpb',
      '2026-11-30T09:00:00.000Z',
    ),
    scene(
      'reminder-2',
      { kind: 'reminder', report: DALPB, step: 2 },
      asked(),
      'chair-dalpb',
      '2026-12-02T09:00:00.000Z',
    ),
    scene('overdue', { kind: 'overdue', report: DALPB }, asked(), 'chair-dalpb', OVERDUE),
  ];
}

function onBehalf() {
  return receive(asked(), 'DALPB').change('Highlight reports', DALPB, {
    authorName: 'Business Support Officer',
    approverName: null,
    onBehalf: true,
  });
}

function faultyForm(): Scene {
  const snapshot = asked();
  const to = person(snapshot, 'chair-dalpb');
  const report = snapshot.find('Highlight reports', DALPB);
  if (!report) throw new Error('The sample has lost its report');
  const typed = {
    ...prefilled(snapshot, report, to),
    overallRag: 'red' as const,
    summary: 'Demand is up by a third and two agencies no longer attend MARAC.',
    mitigation: '',
    asks: [{ kind: 'decide' as const, text: '', neededBy: '2027-03-31' }],
  };
  return scene(
    'report-form-with-faults',
    {
      ...form,
      report: DALPB,
      typed,
      faults: [
        { field: 'achievements', fault: 'missing' },
        { field: 'mitigation', fault: 'needs-mitigation' },
        { field: 'askText-1', fault: 'missing' },
        { field: 'noAskReason', fault: 'red-needs-ask' },
        { field: 'progress-P01', fault: 'too-long', limit: 1500 },
      ],
    },
    snapshot,
    'chair-dalpb',
  );
}

function conflict(): Scene {
  const snapshot = receive(asked(), 'DALPB');
  const report = snapshot.find('Highlight reports', DALPB);
  if (!report) throw new Error('The sample has lost its report');
  const theirs = prefilled(snapshot, report, person(snapshot, 'chair-dalpb'));
  const mine = {
    ...theirs,
    overallRag: 'red' as const,
    summary: 'Two agencies no longer attend MARAC. The Executive needs to step in.',
  };
  return scene(
    'report-conflict',
    { kind: 'report-conflict', report: DALPB, form: 'form-1', basedOn: 1, mine },
    snapshot,
    'author-dalpb',
  );
}

function cycleScenes(): Scene[] {
  const unconfirmed = sample().change('Meetings', MEETING, {
    rosterConfirmedAt: null,
    rosterConfirmedBy: null,
  });
  const out = mostlyIn();
  circulate(out);
  out.change('Circulation', copyOf('exec-police'), { readAt: '2026-12-11T14:02:00.000Z' });
  const to = 'business-support';
  const at = (
    kind:
      | 'cycle-status'
      | 'owed'
      | 'timeline'
      | 'frozen'
      | 'roster'
      | 'overdue-list'
      | 'not-commissioned',
  ) => ({ kind, meeting: MEETING }) as const;
  return [
    scene('roster', at('roster'), unconfirmed, to, '2026-11-19T09:00:00.000Z'),
    scene('roster-confirmed', at('roster'), asked(), to),
    scene('not-commissioned', at('not-commissioned'), unconfirmed, to, '2026-11-23T09:00:00.000Z'),
    scene('cycle-status', at('cycle-status'), asked(), to),
    scene('cycle-status-overdue', at('cycle-status'), mostlyIn(), to, OVERDUE),
    scene(
      'cycle-status-circulated',
      at('cycle-status'),
      out,
      'manager',
      '2026-12-14T09:00:00.000Z',
    ),
    scene('overdue-list', at('overdue-list'), mostlyIn(), 'manager', OVERDUE),
    scene('owed', at('owed'), asked(), 'chair-dalpb'),
    scene('owed-nothing', at('owed'), asked(), 'exec-fire'),
    scene('owed-pack', at('owed'), out, 'exec-police', '2026-12-14T09:00:00.000Z'),
    scene('timeline', at('timeline'), asked(), 'chair-dalpb'),
    scene('frozen', at('frozen'), mostlyIn(), to, DECEMBER),
  ];
}

function approvedPack() {
  const snapshot = mostlyIn();
  putPack(snapshot, {
    packVersion: '1.0',
    status: 'approved',
    approvedBy: 'Assistant Chief Constable',
    approvedAt: '2026-12-10T15:30:00.000Z',
  });
  return snapshot;
}

function sayScenes(): Scene[] {
  const to = 'business-support';
  return [
    scene('help-support', { kind: 'help' }, asked(), to),
    scene('help-chair', { kind: 'help' }, asked(), 'chair-dalpb'),
    scene('help-executive-member', { kind: 'help' }, asked(), 'exec-fire'),
    scene('help-executive-chair', { kind: 'help' }, asked(), 'exec-chair'),
    scene(
      'notice-returned',
      {
        kind: 'notice',
        notice: {
          say: 'pack-returned',
          meeting: MEETING,
          by: 'Assistant Chief Constable',
          reason: 'The summary should name the funding gap.',
        },
      },
      asked(),
      to,
    ),
    scene(
      'notice-ready-to-send',
      {
        kind: 'notice',
        notice: { say: 'pack-ready-to-send', meeting: MEETING, packVersion: '1.0' },
      },
      approvedPack(),
      to,
      DECEMBER,
    ),
    scene(
      'notice-circulated',
      {
        kind: 'notice',
        notice: {
          say: 'pack-circulated-to',
          meeting: MEETING,
          reached: 5,
          notReached: ['Head of Probation Delivery Unit'],
        },
      },
      asked(),
      to,
    ),
    scene(
      'refusal-which-subgroup',
      {
        kind: 'refusal',
        refusal: {
          why: 'which-subgroup',
          subgroups: ['DALPB', 'EXP', 'CDP', 'EIVR', 'OPCL', 'SAFER', 'ROAD', 'PREV'],
        },
      },
      asked(),
      to,
    ),
    scene(
      'refusal-not-understood',
      { kind: 'refusal', refusal: { why: 'not-understood', nearest: 'boardpack' } },
      asked(),
      'chair-dalpb',
    ),
  ];
}
