import { Colour } from '../partnership/colours.ts';
import { subgroupsOf } from '../partnership/people.ts';
import { asRecorded, isReceived, prefilled } from '../partnership/report.ts';
import type { FieldFault, ReportDraft } from '../partnership/report-form.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import { faceOf } from './colours.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed } from './frame.ts';
import { meetingNamed, reportNamed, subgroupTitle } from './look-up.ts';
import { dueFacts, lastTime, lastTimeView } from './report-facts.ts';
import source from './report-form.json' with { type: 'json' };
import { type FormDesk, faultList, faultView, fieldView } from './report-form-fields.ts';
import { SAME_AS_OVERALL } from './report-form-read.ts';
import { askKindChoices, askViews, priorityViews } from './report-form-sections.ts';
import { textOf } from './report-form-text.ts';
import { faultCount } from './words/faults.ts';
import { FORM } from './words/reports.ts';

const expand = prepare('report-form', source);

interface FormMessage {
  readonly report: string;
  readonly form: string;
  readonly basedOn: number;
  readonly typed: ReportDraft | null;
  readonly faults: readonly FieldFault[];
}

/**
 * The form, on one card. What other clients may rely on (design, section 6): one action with *submit* in its title or
 * verb; colour choices `green` … `grey` with that word in the title; green with text in every text field, and nothing
 * else touched, is valid. No colour is ever chosen beforehand.
 */
export function drawForm(message: FormMessage, plain: Desk): Drawn {
  const desk: FormDesk = { ...plain, faults: message.faults };
  const report = reportNamed(desk.snapshot, message.report);
  const typed = message.typed ?? prefilled(desk.snapshot, report, desk.to);
  const before = lastTime(desk, report);
  const last = before === null ? null : asRecorded(desk.snapshot, before);
  const card = expand({
    ...headView(desk, report),
    ...lastTimeView(desk, report),
    ...faultsView(desk, typed),
    ...overallView(desk, typed, last),
    ...nilView(desk, typed),
    ...detailView(desk, report.row.subgroup, typed, last),
    ...askSection(desk, typed, last),
    report: report.reference,
    form: message.form,
    basedOn: message.basedOn,
  });
  const subject = subgroupTitle(desk.snapshot, report.row.subgroup);
  return { card, summary: `Highlight report form: ${subject}` };
}

function headView(desk: Desk, report: Held<'Highlight reports'>): View {
  const received = isReceived(report);
  const own = subgroupsOf(desk.to).includes(report.row.subgroup);
  return {
    ...framed(desk, {
      title: received ? FORM.changeTitle : FORM.title,
      meeting: meetingNamed(desk.snapshot, report.row.meeting),
      subject: subgroupTitle(desk.snapshot, report.row.subgroup),
      marked: report.row,
      lead: received ? FORM.changeLead : FORM.lead,
      facts: dueFacts(desk, report),
    }),
    isOnBehalf: !own,
    onBehalf: FORM.onBehalf,
  };
}

function faultsView(desk: FormDesk, typed: ReportDraft): View {
  return {
    hasFaults: desk.faults.length > 0,
    faultCount: faultCount(desk.faults.length),
    faults: faultList(desk, (field) => textOf(typed, field).length),
  };
}

function overallView(desk: FormDesk, typed: ReportDraft, last: ReportDraft | null): View {
  return {
    overallLabel: FORM.overall,
    overallError: FORM.overallError,
    overallRag: typed.overallRag,
    overallFault: [faultView('overallRag', 0, desk)],
    sameAsOverall: FORM.sameAsOverall,
    same: SAME_AS_OVERALL,
    colours: Colour.options.map((colour) => ({ title: faceOf(colour).words, value: colour })),
    summaryField: [plainField(desk, 'summary', typed, last)],
  };
}

function nilView(desk: FormDesk, typed: ReportDraft): View {
  const open = typed.nilReturn || typed.nilReason !== '' || hasFault(desk, 'nilReason');
  return {
    nilOpen: open,
    nilClosed: !open,
    nilReturn: typed.nilReturn ? 'true' : 'false',
    nilField: [plainField(desk, 'nilReason', typed, null)],
  };
}

function detailView(
  desk: FormDesk,
  subgroup: string,
  typed: ReportDraft,
  last: ReportDraft | null,
): View {
  const names = ['achievements', 'issues', 'mitigation', 'nextPeriod'] as const;
  const priorities = priorityViews(desk, subgroup, typed, last);
  return {
    fields: names.map((name) => plainField(desk, name, typed, last)),
    hasPriorities: priorities.length > 0,
    priorities,
    asksHeading: `Step ${priorities.length > 0 ? '4' : '3'}: What you need from the Executive`,
  };
}

function askSection(desk: FormDesk, typed: ReportDraft, last: ReportDraft | null): View {
  const open = typed.noAskReason !== '' || hasFault(desk, 'noAskReason');
  return {
    asks: askViews(desk, typed),
    askKinds: askKindChoices(),
    noAskOpen: open,
    noAskClosed: !open,
    noAskField: [plainField(desk, 'noAskReason', typed, last)],
  };
}

type PlainField =
  | 'summary'
  | 'achievements'
  | 'issues'
  | 'mitigation'
  | 'nextPeriod'
  | 'noAskReason'
  | 'nilReason';

function plainField(
  desk: FormDesk,
  kind: PlainField,
  typed: ReportDraft,
  last: ReportDraft | null,
): View {
  return fieldView({ kind, id: kind, typed: typed[kind], last: last?.[kind] ?? '' }, desk);
}

function hasFault(desk: FormDesk, field: string): boolean {
  return desk.faults.some((fault) => fault.field === field);
}
