import { siteFor } from '../marking.ts';
import { holds, isSupport, type Person, subgroupsOf } from '../people.ts';
import type { Decision, RecordChange, Step } from '../plan.ts';
import type { HighlightReport } from '../record/highlight-report.ts';
import {
  activePeople,
  lateness,
  personWith,
  previousReport,
  prioritiesOf,
  updatesOf,
} from '../report.ts';
import type { ReportDraft } from '../report-form.ts';
import type { Held } from '../snapshot.ts';
import { askChanges } from './file-asks.ts';
import {
  type Case,
  create,
  file,
  NOTHING,
  renew,
  rowKey,
  tell,
  update,
  updateIfChanged,
} from './planning.ts';

/** Files what was typed as the report's next version, tells its writer and its chair, and brings every card up to date. */
export function fileReport(
  one: Case,
  report: Held<'Highlight reports'>,
  writer: Person,
  typed: ReportDraft,
): Decision {
  const changes = [
    update(one, report, reportRow(one, report, writer, typed)),
    ...priorityChanges(one, report, typed),
    ...askChanges(one, report, typed),
  ];
  const receipt = {
    kind: 'report-receipt',
    report: report.reference,
    reportVersion: report.row.reportVersion + 1,
    receivedAt: one.given.now,
  } as const;
  return {
    ...NOTHING,
    answer: receipt,
    changes,
    drafts: [{ report: report.reference, person: writer.key, draft: null }],
    steps: [
      file(one, `report/${report.reference}`, changes, [report.reference]),
      tell(writer.key, `receipt/${one.envelope.key}/${writer.key}`, receipt, {
        unasked: false,
        inPlaceOf: one.envelope.onMessage,
      }),
      ...chairIsTold(one, report, writer, receipt),
      ...CARDS_OF_A_REPORT.map((card) => renew(one, { card, report: report.reference })),
      renew(one, { card: 'cycle-status', meeting: report.row.meeting }),
      renew(one, { card: 'pack-state', meeting: report.row.meeting }),
    ],
    relied: [rowKey('Highlight reports', report.reference), rowKey('Meetings', report.row.meeting)],
  };
}

/** What people hold about a report: none of it may go on asking for what has come. */
const CARDS_OF_A_REPORT = [
  'report-request',
  'reminder-1',
  'reminder-2',
  'overdue',
  'report-receipt',
] as const;

/** A chair hears at once what was filed in the name of their subgroup by somebody else. */
function chairIsTold(
  one: Case,
  report: Held<'Highlight reports'>,
  writer: Person,
  receipt: Parameters<typeof tell>[2],
): Step[] {
  const chair = personWith(activePeople(one.snapshot), 'chair', report.row.subgroup);
  if (chair === null || chair.key === writer.key) return [];
  return [tell(chair.key, `receipt/${one.envelope.key}/${chair.key}`, receipt, { unasked: true })];
}

function reportRow(
  one: Case,
  report: Held<'Highlight reports'>,
  writer: Person,
  typed: ReportDraft,
): Omit<
  HighlightReport,
  'reference' | 'title' | 'subgroup' | 'meeting' | 'periodStart' | 'periodEnd' | 'marking' | 'part'
> {
  const { row } = report;
  const meeting = one.snapshot.find('Meetings', row.meeting);
  const timing = meeting
    ? lateness(one.snapshot, meeting, one.given.now)
    : { late: false, daysLate: 0 };
  const approves = holds(writer, 'chair', row.subgroup) || holds(writer, 'deputy', row.subgroup);
  // A correction after the deadline of a report that came in time does not make it late.
  const onTime = row.reportVersion > 0 && !row.late;
  return {
    status: 'submitted',
    overallRag: typed.overallRag === '' ? null : typed.overallRag,
    previousRag: previousReport(one.snapshot, report)?.row.overallRag ?? null,
    summary: orNull(typed.summary),
    achievements: orNull(typed.achievements),
    issues: orNull(typed.issues),
    mitigation: orNull(typed.mitigation),
    nextPeriod: orNull(typed.nextPeriod),
    noAskReason: orNull(typed.noAskReason),
    nilReturn: typed.nilReturn,
    nilReason: orNull(typed.nilReason),
    authorName: writer.title,
    approverName: approves ? writer.title : null,
    onBehalf: isSupport(writer) && !subgroupsOf(writer).includes(row.subgroup),
    submittedAt: one.given.now,
    late: onTime ? false : timing.late,
    daysLate: onTime ? 0 : timing.daysLate,
    channel: one.envelope.channel,
    sourceMessages: one.envelope.sources.join('\n') || null,
    reportVersion: row.reportVersion + 1,
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** One update for each priority that the subgroup leads; a colour left alone is the overall one. */
function priorityChanges(
  one: Case,
  report: Held<'Highlight reports'>,
  typed: ReportDraft,
): RecordChange[] {
  if (typed.overallRag === '') return [];
  const overall = typed.overallRag;
  const existing = updatesOf(one.snapshot, report.reference);
  const last = previousReport(one.snapshot, report);
  const before = last === null ? [] : updatesOf(one.snapshot, last.reference);
  return typed.priorities.flatMap((each) => {
    const values = {
      rag: each.rag === '' ? overall : each.rag,
      previousRag: before.find((old) => old.row.priority === each.priority)?.row.rag ?? null,
      progress: orNull(each.progress),
      nextSteps: orNull(each.nextSteps),
    };
    const held = existing.find((update) => update.row.priority === each.priority);
    if (held) return updateIfChanged(one, held, values);
    const title = titleOf(one, report, each.priority);
    return [
      create(one, 'Priority updates', siteFor(report.row), {
        reference: `${report.reference}-${each.priority}`,
        title,
        report: report.reference,
        priority: each.priority,
        ...values,
      }),
    ];
  });
}

function titleOf(one: Case, report: Held<'Highlight reports'>, priority: string): string {
  const led = prioritiesOf(one.snapshot, report.row.subgroup);
  return led.find((each) => each.reference === priority)?.row.title ?? priority;
}
