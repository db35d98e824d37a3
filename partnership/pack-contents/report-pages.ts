import { localDay } from '../calendar.ts';
import { type Colour, directionOf } from '../colours.ts';
import { momentOf } from '../cycle.ts';
import { countOf, dateInWords, momentInWords, periodInWords } from '../in-words.ts';
import { siteFor } from '../marking.ts';
import { type OwedReport, whoOwes } from '../owed.ts';
import type { MissingReport, ReceivedReport, ReportPage } from '../pack-contents.ts';
import {
  activePeople,
  asksOf,
  isReceived,
  personWith,
  previousReport,
  updatesOf,
} from '../report.ts';
import type { Held, Snapshot } from '../snapshot.ts';
import { PURPOSES } from './agenda.ts';
import type { PackFrame } from './frame.ts';
import { linesOf } from './text.ts';

/** One page for every active subgroup, in the fixed order of the list `Subgroups`. */
export function reportPages(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  frame: PackFrame,
): ReportPage[] {
  return whoOwes(snapshot, meeting).map((owed) => {
    const marked = owed.report?.row ?? owed.subgroup.row;
    if (frame.edition === 'part1' && siteFor(marked) === 'restricted') return withheld(owed);
    if (owed.report === null || !isReceived(owed.report)) {
      return missing(snapshot, meeting, owed, frame);
    }
    return received(snapshot, owed, owed.report);
  });
}

function frameOf(owed: OwedReport): Pick<ReportPage, 'key' | 'subgroup' | 'area' | 'marking'> {
  return {
    key: owed.report?.reference ?? `HR-${owed.subgroup.reference}`,
    subgroup: owed.subgroup.row.title,
    area: owed.subgroup.row.area,
    marking: (owed.report?.row ?? owed.subgroup.row).marking,
  };
}

function withheld(owed: OwedReport): ReportPage {
  return {
    ...frameOf(owed),
    // The page itself carries nothing sensitive; with the report's own marking it would mark the open edition up.
    marking: 'OFFICIAL',
    kind: 'withheld',
    reason: owed.subgroup.row.exemptReason ?? 'Exempt information',
  };
}

function missing(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  owed: OwedReport,
  frame: PackFrame,
): MissingReport {
  const asked = meeting.row.commissionedAt;
  const reminded = (['reminder-1', 'reminder-2', 'overdue'] as const)
    .filter((step) => wasSent(snapshot, owed, step, frame.asAt))
    .map((step) => dateInWords(localDay(momentOf(snapshot, meeting, step))));
  const last = owed.report === null ? null : previousReport(snapshot, owed.report);
  return {
    ...frameOf(owed),
    kind: 'missing',
    chair: owed.chair?.title ?? 'No chair on the roster',
    asked: asked === null ? 'Not asked for yet' : `Asked for on ${dateInWords(localDay(asked))}`,
    reminded,
    lastKnown:
      last === null || last.row.overallRag === null
        ? null
        : {
            colour: last.row.overallRag,
            from: periodInWords(last.row.periodStart, last.row.periodEnd),
          },
  };
}

function wasSent(snapshot: Snapshot, owed: OwedReport, step: string, asAt: string): boolean {
  const start = `${step}/${owed.report?.reference}/`;
  return snapshot.deliveries.some(
    (each) => each.key.startsWith(start) && each.state === 'sent' && each.at <= asAt,
  );
}

function received(
  snapshot: Snapshot,
  owed: OwedReport,
  report: Held<'Highlight reports'>,
): ReceivedReport {
  const { row } = report;
  const overall = row.overallRag ?? 'grey';
  return {
    ...frameOf(owed),
    kind: 'received',
    chair:
      personWith(activePeople(snapshot), 'chair', row.subgroup)?.title ?? 'No chair on the roster',
    author: row.authorName ?? '',
    approver: row.approverName ?? 'Not yet approved by the chair or deputy',
    onBehalf: row.onBehalf ? `Entered on the subgroup’s behalf by ${row.authorName}` : null,
    submitted: row.submittedAt === null ? '' : momentInWords(row.submittedAt),
    late: row.late ? `${countOf(row.daysLate, 'working day', 'working days')} late` : null,
    period: periodInWords(row.periodStart, row.periodEnd),
    overall,
    before: row.previousRag,
    direction: directionOf(overall, row.previousRag),
    history: historyOf(snapshot, report),
    nilReturn: row.nilReturn ? row.nilReason : null,
    summary: row.summary ?? '',
    achievements: linesOf(row.achievements),
    issues: linesOf(row.issues),
    mitigation: row.mitigation,
    nextPeriod: linesOf(row.nextPeriod),
    noAskReason: row.noAskReason,
    asks: asksOf(snapshot, report.reference).map((ask) => ({
      kind: PURPOSES[ask.row.kind],
      text: ask.row.text,
      neededBy: ask.row.neededBy === null ? null : dateInWords(ask.row.neededBy),
    })),
    priorities: prioritiesOn(snapshot, report),
  };
}

function prioritiesOn(
  snapshot: Snapshot,
  report: Held<'Highlight reports'>,
): ReceivedReport['priorities'] {
  return updatesOf(snapshot, report.reference).map(({ row }) => ({
    title: row.title,
    now: row.rag,
    before: row.previousRag,
    direction: directionOf(row.rag, row.previousRag),
    progress: row.progress,
    nextSteps: row.nextSteps,
  }));
}

const QUARTERS_SHOWN = 4;

/** The colours of the last quarters; a quarter without a report stays a gap. */
function historyOf(
  snapshot: Snapshot,
  report: Held<'Highlight reports'>,
): { label: string; colour: Colour | null }[] {
  return snapshot
    .rows('Highlight reports')
    .filter(
      (each) =>
        each.row.subgroup === report.row.subgroup && each.row.periodEnd <= report.row.periodEnd,
    )
    .toSorted((a, b) => a.row.periodEnd.localeCompare(b.row.periodEnd))
    .slice(-QUARTERS_SHOWN)
    .map((each) => ({
      label: each.reference.split('-')[2] ?? each.reference,
      colour: isReceived(each) ? each.row.overallRag : null,
    }));
}
