import { localDay, plusMonths } from '../calendar.ts';
import type { Colour } from '../colours.ts';
import { countOf, dateInWords, listInWords, shortDate } from '../in-words.ts';
import type { ChairSummary, ReceivedReport, ReportPage } from '../pack-contents.ts';
import type { Held, Snapshot } from '../snapshot.ts';
import { PURPOSES } from './agenda.ts';
import { askLines } from './asks.ts';
import type { PackFrame } from './frame.ts';
import { isOverdue } from './registers.ts';

const COLOUR_LABELS: Record<Colour, string> = {
  red: 'Off track',
  amber: 'At risk',
  green: 'On track',
  blue: 'Complete',
  grey: 'Not started or paused',
};

const ORDER: readonly Colour[] = ['red', 'amber', 'green', 'blue', 'grey'];
const WANTS_DECISION = new Set([PURPOSES.decide, PURPOSES.approve, PURPOSES.endorse]);

/** Page one: what must be decided, where we are exposed, who has not reported. */
export function chairSummary(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  frame: PackFrame,
  reports: readonly ReportPage[],
): ChairSummary {
  const received = reports.filter((page) => page.kind === 'received');
  const missing = reports.filter((page) => page.kind === 'missing');
  const asks = askLines(snapshot, meeting, reports);
  const decisions = asks.filter((ask) => WANTS_DECISION.has(ask.kind));
  return {
    headline: headline(decisions.length, received, missing.length),
    counts: ORDER.map((colour) => ({
      colour,
      label: COLOUR_LABELS[colour],
      count: received.filter((page) => page.overall === colour).length,
    })),
    notReceived: missing.length,
    decisions: decisions.map(({ text, subgroup, neededBy }) => ({
      text,
      from: subgroup,
      neededBy,
    })),
    worsening: changed(received, 'worsening'),
    improving: changed(received, 'improving'),
    overdueActions: overdue(snapshot, frame.asAt),
    gaps: gapsIn(snapshot, reports),
    duties: dutiesDue(snapshot, frame.asAt),
  };
}

function headline(decisions: number, received: readonly ReceivedReport[], missing: number): string {
  const worry = received.filter((page) => page.overall === 'red').length;
  const parts = [
    decisions === 0
      ? 'No decision is asked of this meeting'
      : `${countOf(decisions, 'decision is', 'decisions are')} asked of this meeting`,
    worry === 0
      ? 'no subgroup reports red'
      : `${countOf(worry, 'subgroup reports', 'subgroups report')} red`,
    missing === 0
      ? 'every report came'
      : `${countOf(missing, 'report has', 'reports have')} not been received`,
  ];
  return `${listInWords(parts)}.`;
}

function changed(
  received: readonly ReceivedReport[],
  direction: 'worsening' | 'improving',
): string[] {
  return received
    .filter((page) => page.direction === direction)
    .map((page) => `${page.subgroup}: ${page.before} to ${page.overall}`);
}

function overdue(snapshot: Snapshot, asAt: string): string[] {
  const today = localDay(asAt);
  return snapshot
    .rows('Actions')
    .filter((held) => isOverdue(held.row, today))
    .toSorted((a, b) => a.row.dueOn.localeCompare(b.row.dueOn))
    .map(
      ({ row }) => `${row.reference} ${row.title} (${row.ownerName}; due ${shortDate(row.dueOn)})`,
    );
}

/** What is not there. A pack that is silent about its gaps reads as if all were well. */
function gapsIn(snapshot: Snapshot, reports: readonly ReportPage[]): string[] {
  const gaps: string[] = [];
  for (const page of reports) {
    if (page.kind === 'missing') gaps.push(`${page.subgroup}: no report received`);
    if (page.kind === 'withheld') gaps.push(`${page.subgroup}: in the part 2 papers`);
  }
  for (const priority of snapshot.rows('Priorities')) {
    if (priority.row.leadSubgroup === null) {
      gaps.push(`${priority.row.title}: priority without a lead group`);
    }
  }
  return gaps;
}

const DUTIES_MONTHS = 6;

function dutiesDue(snapshot: Snapshot, asAt: string): string[] {
  const limit = plusMonths(localDay(asAt), DUTIES_MONTHS);
  return snapshot
    .rows('Duties')
    .map((held) => held.row)
    .filter((duty) => duty.status !== 'complete' && duty.dueOn !== null && duty.dueOn <= limit)
    .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
    .map((duty) => `${duty.title}: due ${dateInWords(duty.dueOn ?? '')}`);
}
