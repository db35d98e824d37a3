import { localTime } from '../partnership/calendar.ts';
import { countOf } from '../partnership/in-words.ts';
import { isCirculated } from '../partnership/pack/versions.ts';
import { mayReport } from '../partnership/report.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { type Fact, framed } from './frame.ts';
import { meetingNamed, reportNamed, stageTime, subgroupTitle } from './look-up.ts';
import source from './report-receipt.json' with { type: 'json' };
import { recordedView } from './report-text.ts';
import { RECEIPT } from './words/reports.ts';

const expand = prepare('report-receipt', source);

interface ReceiptMessage {
  readonly report: string;
  readonly reportVersion: number;
  readonly receivedAt: string;
}

/** Says what was received, word for word, and how far it has got. It lives: it always shows the newest version. */
export function drawReceipt(message: ReceiptMessage, desk: Desk): Drawn {
  const report = reportNamed(desk.snapshot, message.report);
  const meeting = meetingNamed(desk.snapshot, report.row.meeting);
  const subject = subgroupTitle(desk.snapshot, report.row.subgroup);
  const out = isCirculated(desk.snapshot, meeting.reference);
  const newer = report.row.reportVersion > message.reportVersion;
  const receivedAt = newer ? (report.row.submittedAt ?? message.receivedAt) : message.receivedAt;
  const card = expand({
    ...framed(desk, {
      title: RECEIPT.title,
      meeting,
      subject,
      marked: report.row,
      lead: out ? RECEIPT.closed : newer ? RECEIPT.older : RECEIPT.lead,
      facts: factsOf(report),
    }),
    stages: stagesOf(report, receivedAt, desk.now),
    late: report.row.late,
    lateWords: `${countOf(report.row.daysLate, 'working day', 'working days')} after the date it was due`,
    canChange: !out && mayReport(desk.to, report.row.subgroup),
    subgroup: report.row.subgroup,
    ...recordedView(desk, report),
  });
  return { card, summary: `Report received at ${localTime(receivedAt)}: ${subject}` };
}

function factsOf(report: Held<'Highlight reports'>): Fact[] {
  const { row } = report;
  const sender = row.approverName ?? row.authorName ?? '';
  const onBehalf = row.onBehalf && sender !== '' ? ` ${RECEIPT.onBehalf}` : '';
  return [
    { label: 'Reference', value: `${row.reference}, version ${row.reportVersion}` },
    { label: 'Sent by', value: `${sender}${onBehalf}` },
    { label: 'Approval', value: row.approverName === null ? RECEIPT.notApproved : '' },
  ];
}

/** "✓ Received 14:02", "✓ Filed in SharePoint 14:02": a line each, so that a narrow screen breaks neither in the middle. */
function stagesOf(report: Held<'Highlight reports'>, receivedAt: string, now: string): View[] {
  const received = { mark: '✓', words: `Received ${stageTime(receivedAt, now)}`, tone: 'Good' };
  if (report.waiting || report.filedAt === null) {
    return [received, { mark: '○', words: 'Being filed in SharePoint', tone: 'Default' }];
  }
  const filed = `Filed in SharePoint ${stageTime(report.filedAt, now)}`;
  return [received, { mark: '✓', words: filed, tone: 'Good' }];
}
