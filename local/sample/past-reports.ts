import { addWorkingDays, type Holidays, instantAt } from '../../partnership/calendar.ts';
import { Colour } from '../../partnership/colours.ts';
import { siteFor } from '../../partnership/marking.ts';
import { Ask, AskKind } from '../../partnership/record/highlight-report.ts';
import type { SampleMeeting } from './calendar.ts';
import past from './past-reports.json' with { type: 'json' };
import priorities from './priorities.json' with { type: 'json' };
import { type SampleRow, sampleRow } from './row.ts';
import subgroups from './subgroups.json' with { type: 'json' };

type Told = (typeof past)['last'][number] | (typeof past)['before'][number];

/** Two past quarters, accepted, so that trends and *last time* have something to show. One report did not come: gaps are real. */
export function pastReports(
  meetings: { readonly last: SampleMeeting; readonly before: SampleMeeting },
  holidays: Holidays,
): SampleRow[] {
  const rows: SampleRow[] = [];
  for (const [when, meeting] of [
    ['before', meetings.before],
    ['last', meetings.last],
  ] as const) {
    const submitted = instantAt(addWorkingDays(meeting.day, -13, holidays), '15:30');
    for (const subgroup of subgroups) {
      const told = past[when].find((each) => each.subgroup === subgroup.reference);
      const earlier =
        when === 'last'
          ? past.before.find((each) => each.subgroup === subgroup.reference)
          : undefined;
      rows.push(
        ...reportRows({ subgroup, meeting, told, earlier: earlier?.rag ?? null, submitted }),
      );
    }
  }
  return rows;
}

interface Past {
  readonly subgroup: (typeof subgroups)[number];
  readonly meeting: SampleMeeting;
  readonly told: Told | undefined;
  readonly earlier: string | null;
  readonly submitted: string;
}

function reportRows(one: Past): SampleRow[] {
  const marked = markedFor(one.subgroup);
  const site = siteFor(marked);
  const reference = `HR-${one.subgroup.reference}-${one.meeting.quarter.key}`;
  const rows = [sampleRow('Highlight reports', { ...reportRow(one, reference), ...marked }, site)];
  if (one.told === undefined) return rows;
  for (const priority of priorities.filter(
    (each) => each.leadSubgroup === one.subgroup.reference,
  )) {
    rows.push(sampleRow('Priority updates', updateRow(one, one.told, reference, priority), site));
  }
  for (const [index, ask] of one.told.asks.entries()) {
    rows.push(sampleRow('Asks', askRow(one, ask, `${reference}-A${index + 1}`), site));
  }
  return rows;
}

export function markedFor(subgroup: { readonly sensitive: string | null }) {
  return subgroup.sensitive === null
    ? ({ marking: 'OFFICIAL', part: 'part1' } as const)
    : ({ marking: 'OFFICIAL-SENSITIVE', part: 'part2' } as const);
}

function reportRow({ subgroup, meeting, told, earlier, submitted }: Past, reference: string) {
  const chair = `Chair, ${subgroup.title}`;
  return {
    reference,
    title: `${subgroup.title}: highlight report`,
    subgroup: subgroup.reference,
    meeting: meeting.reference,
    periodStart: meeting.quarter.start,
    periodEnd: meeting.quarter.end,
    status: told === undefined ? ('notReceived' as const) : ('closed' as const),
    overallRag: told === undefined ? null : Colour.parse(told.rag),
    previousRag: earlier === null ? null : Colour.parse(earlier),
    summary: told?.summary ?? null,
    achievements: joined(told?.achievements),
    issues: joined(told?.issues),
    mitigation: told?.mitigation ?? null,
    nextPeriod: joined(told?.nextPeriod),
    noAskReason: null,
    nilReturn: false,
    nilReason: null,
    authorName: told === undefined ? null : `Report author, ${subgroup.title}`,
    approverName: told === undefined ? null : chair,
    onBehalf: false,
    submittedAt: told === undefined ? null : submitted,
    late: false,
    daysLate: 0,
    channel: told === undefined ? null : ('imported' as const),
    sourceMessages: null,
    reportVersion: told === undefined ? 0 : 1,
  };
}

function joined(lines: readonly string[] | undefined): string | null {
  return lines === undefined || lines.length === 0 ? null : lines.join('\n');
}

function updateRow(one: Past, told: Told, report: string, priority: (typeof priorities)[number]) {
  return {
    reference: `${report}-${priority.reference}`,
    title: priority.title,
    report,
    priority: priority.reference,
    rag: Colour.parse(told.rag),
    previousRag: one.earlier === null ? null : Colour.parse(one.earlier),
    progress: told.achievements[0] ?? null,
    nextSteps: told.nextPeriod[0] ?? null,
  };
}

function askRow(one: Past, ask: Told['asks'][number], reference: string): Ask {
  return Ask.parse({
    reference,
    title: ask.text.slice(0, 120),
    report: reference.replace(/-A\d+$/, ''),
    subgroup: one.subgroup.reference,
    meeting: one.meeting.reference,
    kind: AskKind.parse(ask.kind),
    text: ask.text,
    neededBy: null,
    status: ask.status,
    response: ask.response,
  });
}
