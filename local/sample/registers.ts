import { plusDays } from '../../partnership/calendar.ts';
import { AskKind } from '../../partnership/record/highlight-report.ts';
import { Action, Duty, Measure } from '../../partnership/record/registers.ts';
import type { SampleMeeting } from './calendar.ts';
import registers from './registers.json' with { type: 'json' };
import { type SampleRow, sampleRow } from './row.ts';

/** Actions, decisions, risks, measures, duties and the forward plan, with dates counted from the first day. */
export function registerRows(
  firstDay: string,
  meetings: { readonly now: SampleMeeting; readonly last: SampleMeeting },
): SampleRow[] {
  const year = meetings.last.day.slice(0, 4);
  return [
    ...registers.actions.map((action, index) =>
      sampleRow(
        'Actions',
        actionRow(action, firstDay, `A-${year}-${padded(index)}`, meetings.last),
      ),
    ),
    ...registers.decisions.map((decision, index) =>
      sampleRow('Decisions', {
        reference: `D-${year}-${padded(index)}`,
        title: decision.title,
        meeting: meetings.last.reference,
        text: decision.text,
        decidedOn: plusDays(firstDay, decision.days),
        status: 'recorded',
      }),
    ),
    ...riskRows(firstDay),
    ...measureRows(),
    ...dutyRows(firstDay),
    ...forwardRows(firstDay, year),
    ...agendaRows(meetings.now),
  ];
}

function padded(index: number): string {
  return String(index + 1).padStart(3, '0');
}

function actionRow(
  action: (typeof registers)['actions'][number],
  firstDay: string,
  reference: string,
  meeting: SampleMeeting,
): Action {
  const dueOn = plusDays(firstDay, action.dueDays);
  return Action.parse({
    reference,
    title: action.title,
    meeting: meeting.reference,
    minuteRef: action.minuteRef,
    ownerName: action.owner,
    organisation: action.organisation,
    setOn: plusDays(firstDay, action.setDays),
    dueOn,
    originalDueOn: dueOn,
    status: action.status,
    latestUpdate: action.update,
  });
}

function riskRows(firstDay: string): SampleRow[] {
  return registers.risks.map((risk, index) =>
    sampleRow('Risks', {
      reference: `R-${padded(index)}`,
      title: risk.title,
      consequence: risk.consequence,
      category: risk.category,
      ownerName: risk.owner,
      likelihood: risk.likelihood,
      impact: risk.impact,
      previousScore: risk.previous,
      targetScore: risk.target,
      mitigation: risk.mitigation,
      reviewedOn: plusDays(firstDay, -62),
      status: 'open',
    }),
  );
}

function measureRows(): SampleRow[] {
  return registers.measures.flatMap((measure) => [
    sampleRow(
      'Measures',
      Measure.parse({
        reference: measure.reference,
        title: measure.title,
        definition: measure.definition,
        source: measure.source,
        unit: measure.unit,
        polarity: measure.polarity,
        priority: measure.priority,
        publication: measure.publication,
        status: 'active',
      }),
    ),
    sampleRow('Measure values', {
      reference: `${measure.reference}-${measure.periodEnd}`,
      title: `${measure.title}: ${measure.period}`.slice(0, 255),
      measure: measure.reference,
      periodLabel: measure.period,
      periodEnd: measure.periodEnd,
      value: measure.value,
      previousValue: measure.previous,
      dataAsAt: measure.asAt,
      comment: measure.comment,
    }),
  ]);
}

function dutyRows(firstDay: string): SampleRow[] {
  return registers.duties.map((duty) =>
    sampleRow(
      'Duties',
      Duty.parse({
        reference: duty.reference,
        title: duty.title,
        source: duty.source,
        responsible: duty.responsible,
        frequency: duty.frequency,
        dueOn: plusDays(firstDay, duty.dueDays),
        status: duty.status,
        evidence: null,
      }),
    ),
  );
}

function forwardRows(firstDay: string, year: string): SampleRow[] {
  return registers.forwardPlan.map((item, index) =>
    sampleRow('Forward plan', {
      reference: `F-${year}-${padded(index)}`,
      title: item.title,
      dueOn: plusDays(firstDay, item.dueDays),
      purpose: AskKind.parse(item.purpose),
      leadName: item.lead,
      status: 'planned',
    }),
  );
}

function agendaRows(meeting: SampleMeeting): SampleRow[] {
  return registers.agenda.map((item, index) =>
    sampleRow('Agenda items', {
      reference: `${meeting.reference}-${item.number}`,
      title: item.title,
      meeting: meeting.reference,
      number: item.number,
      order: index + 1,
      purpose: AskKind.parse(item.purpose),
      format: item.format === 'verbal' ? 'verbal' : 'enclosure',
      leadName: item.lead,
      minutes: item.minutes,
      section: sectionOf(item.section),
      marking: 'OFFICIAL',
      part: 'part1',
    }),
  );
}

const SECTIONS = [
  'summary',
  'asks',
  'priorities',
  'reports',
  'actions',
  'risks',
  'forwardPlan',
] as const;

function sectionOf(name: string | null): (typeof SECTIONS)[number] | null {
  return SECTIONS.find((section) => section === name) ?? null;
}
