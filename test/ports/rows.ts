import type { RecordChange } from '../../partnership/plan.ts';
import type { PendingChange } from '../../partnership/ports.ts';
import type { RowOf } from '../../partnership/record/lists.ts';
import type { Row } from '../../partnership/record/row.ts';

export const REPORT: RowOf<'Highlight reports'> = {
  reference: 'HR-DALPB-2026Q2',
  title: 'Domestic abuse highlight report, 2026Q2',
  subgroup: 'DALPB',
  meeting: 'EXEC-2026-12-21',
  periodStart: '2026-07-01',
  periodEnd: '2026-09-30',
  status: 'requested',
  overallRag: null,
  previousRag: 'green',
  summary: null,
  achievements: null,
  issues: null,
  mitigation: null,
  nextPeriod: null,
  noAskReason: null,
  nilReturn: false,
  nilReason: null,
  marking: 'OFFICIAL',
  part: 'part1',
  authorName: null,
  approverName: null,
  onBehalf: false,
  submittedAt: null,
  late: false,
  daysLate: 0,
  channel: null,
  sourceMessages: null,
  reportVersion: 0,
};

export const SUBMITTED = {
  status: 'submitted',
  overallRag: 'amber',
  summary: 'MARAC attendance is slipping.',
  achievements: 'Training reached most officers.\nThe oversight group met.',
  submittedAt: '2026-11-23T14:02:00.000Z',
  reportVersion: 1,
} satisfies Partial<RowOf<'Highlight reports'>>;

/** What each of those fields held when the report was asked for. */
export const BEFORE = {
  status: 'requested',
  overallRag: null,
  summary: null,
  achievements: null,
  submittedAt: null,
  reportVersion: 0,
} satisfies Partial<RowOf<'Highlight reports'>>;

export function priorityUpdate(number: number): RowOf<'Priority updates'> {
  return {
    reference: `HR-DALPB-2026Q2-P0${number}`,
    title: `Priority ${number}`,
    report: REPORT.reference,
    priority: `P0${number}`,
    rag: 'amber',
    previousRag: 'green',
    progress: 'Work has begun.',
    nextSteps: null,
  };
}

export function ask(number: number): RowOf<'Asks'> {
  return {
    reference: `HR-DALPB-2026Q2-A${number}`,
    title: `Ask ${number}`,
    report: REPORT.reference,
    subgroup: 'DALPB',
    meeting: REPORT.meeting,
    kind: 'decide',
    text: 'Fund the independent advisers to March.',
    neededBy: '2027-03-31',
    status: 'raised',
    response: null,
  };
}

export const AUDIT: RowOf<'Audit'> = {
  reference: 'AUD-000001',
  title: 'Report submitted',
  at: '2026-11-23T14:02:00.000Z',
  who: 'Chair, domestic abuse',
  onBehalfOf: null,
  what: 'submit-report',
  subject: REPORT.reference,
  channel: 'card',
};

let changes = 0;

function pending(change: RecordChange, row: Row, item: PendingChange['item']): PendingChange {
  return { partnership: 'wiltshire', change, item, row };
}

function freshId(): string {
  changes += 1;
  return `change-${changes}`;
}

export function creation(
  ...[list, row]: { [L in keyof Creatable]: [list: L, row: Creatable[L]] }[keyof Creatable]
): PendingChange {
  const frame = {
    id: freshId(),
    site: 'open',
    reference: row.reference,
    create: true,
    before: null,
  } as const;
  switch (list) {
    case 'Highlight reports':
      return pending({ ...frame, list, set: row }, row, null);
    case 'Priority updates':
      return pending({ ...frame, list, set: row }, row, null);
    case 'Asks':
      return pending({ ...frame, list, set: row }, row, null);
    case 'Audit':
      return pending({ ...frame, list, set: row }, row, null);
    case 'Board packs':
      return pending({ ...frame, list, set: row }, row, null);
  }
}

interface Creatable {
  'Highlight reports': RowOf<'Highlight reports'>;
  'Priority updates': RowOf<'Priority updates'>;
  Asks: RowOf<'Asks'>;
  Audit: RowOf<'Audit'>;
  'Board packs': RowOf<'Board packs'>;
}

export function reportChange(
  item: PendingChange['item'],
  set: Partial<RowOf<'Highlight reports'>> = SUBMITTED,
  before: Partial<RowOf<'Highlight reports'>> = BEFORE,
): PendingChange {
  const change = {
    id: freshId(),
    list: 'Highlight reports',
    site: 'open',
    reference: REPORT.reference,
    create: false,
    set,
    before,
  } as const;
  return pending(change, { ...REPORT, ...set }, item);
}

export const PACK: RowOf<'Board packs'> = {
  reference: 'PACK-EXEC-2026-12-21-0.1-part1',
  title: 'Board pack, 21 December 2026, draft 0.1',
  meeting: 'EXEC-2026-12-21',
  packVersion: '0.1',
  edition: 'part1',
  status: 'draft',
  marking: 'OFFICIAL',
  part: 'part1',
  contentsHash: 'a1',
  fileHash: 'b2',
  fileName: 'Board pack 2026-12-21 draft 0.1 & notes #1.pdf',
  pages: 31,
  reportsIn: 7,
  reportsExpected: 8,
  compiledAt: '2026-12-11T10:00:00.000Z',
  compiledBy: 'Business support officer',
  approvedBy: null,
  approvedAt: null,
  circulatedAt: null,
  remark: null,
};
