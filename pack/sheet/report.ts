import type {
  MissingReport,
  PackContents,
  ReceivedReport,
  ReportPage,
} from '../../partnership/pack-contents.ts';
import type { Squeeze } from '../fit.ts';
import { blocksOf, withoutBullet } from '../text/blocks.ts';
import { cutList, cutText } from '../text/cut.ts';
import { anchorOf, reportAnchor } from './anchors.ts';
import { capitalised, counted, directionWords, fullMarkOf, markOf } from './words.ts';

const UNSQUEEZED: Squeeze = { size: 11, limit: Number.POSITIVE_INFINITY };

export function reportsOf(contents: PackContents, squeezes: readonly Squeeze[]) {
  return contents.reports.map((report, index) => ({
    anchor: reportAnchor(index),
    key: report.key,
    subgroup: report.subgroup,
    area: report.area,
    marking: report.marking,
    ...bodyOf(contents, report, squeezes[index] ?? UNSQUEEZED),
  }));
}

function bodyOf(contents: PackContents, report: ReportPage, squeeze: Squeeze) {
  switch (report.kind) {
    case 'received':
      return receivedBody(report, squeeze);
    case 'missing':
      return missingBody(contents, report);
    case 'withheld':
      return { kind: report.kind, reason: report.reason, priorities: ledBy(contents, report.key) };
  }
}

function receivedBody(report: ReceivedReport, { size, limit }: Squeeze) {
  return {
    ...frontOf(report),
    size,
    shortened: isCut(report, limit),
    nilReturn: report.nilReturn === null ? null : blocksOf(cutText(report.nilReturn, limit)),
    summary: blocksOf(cutText(report.summary, limit)),
    achievements: listOf(report.achievements, limit),
    issues: listOf(report.issues, limit),
    mitigation: report.mitigation === null ? null : blocksOf(cutText(report.mitigation, limit)),
    nextPeriod: listOf(report.nextPeriod, limit),
    noAskReason: report.noAskReason === null ? null : cutText(report.noAskReason, limit),
    asks: report.asks.map((ask) => ({
      kind: capitalised(ask.kind),
      text: cutText(ask.text, askLimit(limit)),
      neededBy: ask.neededBy,
    })),
    priorities: report.priorities.map((priority) => ({
      title: priority.title,
      now: markOf(priority.now, ''),
      before: markOf(priority.before, 'no earlier report'),
      direction: directionWords(priority.direction),
      progress: priority.progress === null ? null : blocksOf(cutText(priority.progress, limit)),
      nextSteps: priority.nextSteps === null ? null : blocksOf(cutText(priority.nextSteps, limit)),
    })),
  };
}

function frontOf(report: ReceivedReport) {
  return {
    kind: report.kind,
    period: report.period,
    now: fullMarkOf(report.overall),
    before: markOf(report.before, 'no earlier report'),
    direction: directionWords(report.direction),
    history: report.history.map((quarter) => ({
      label: quarter.label,
      ...markOf(quarter.colour, 'No report'),
    })),
    historyInWords: historyInWords(report.history),
    signed: signatures(report),
    late: report.late,
  };
}

/** The text alternative of the strip says what the eye would see: the run of colours in time. */
function historyInWords(history: ReceivedReport['history']): string {
  const quarters = history.map(
    ({ label, colour }) => `${label}: ${markOf(colour, 'no report').word.toLowerCase()}`,
  );
  return `Colour of the last ${counted(history.length, 'quarter', 'quarters')}, oldest first. ${quarters.join('; ')}.`;
}

function signatures(report: ReceivedReport): { name: string; value: string }[] {
  const lines = [
    { name: 'Chair', value: report.chair },
    { name: 'Written by', value: report.author },
    { name: 'Approved by', value: report.approver },
  ];
  if (report.onBehalf !== null) lines.push({ name: 'On behalf', value: report.onBehalf });
  return [
    ...lines,
    { name: 'Sent', value: report.submitted },
    { name: 'Reference', value: report.key },
  ];
}

/** A list says several things, so it may be longer than one passage. */
function listLimit(limit: number): number {
  return limit * 2.5;
}

/** What the Executive is to decide is cut last: a decision must not be taken on half a sentence. */
function askLimit(limit: number): number {
  return Math.max(limit, 300);
}

function listOf(entries: readonly string[], limit: number) {
  const { items, more } = cutList(
    entries.map(withoutBullet).filter((entry) => entry !== ''),
    listLimit(limit),
  );
  return { items, more: more === 0 ? null : `and ${more} more (full text in the record)` };
}

function isCut(report: ReceivedReport, limit: number): boolean {
  const passages = [report.summary, report.mitigation, report.nilReturn, report.noAskReason];
  const texts = [
    ...passages.filter((text) => text !== null),
    ...report.priorities.flatMap((each) => [each.progress ?? '', each.nextSteps ?? '']),
  ];
  const lists = [report.achievements, report.issues, report.nextPeriod];
  const isLong = (list: readonly string[]) => {
    const kept = cutList(list, listLimit(limit));
    return kept.more > 0 || kept.items.some((item, index) => item !== list[index]);
  };
  const asksCut = report.asks.some((ask) => ask.text.length > askLimit(limit));
  return asksCut || texts.some((text) => text.length > limit) || lists.some(isLong);
}

function missingBody(contents: PackContents, report: MissingReport) {
  return {
    kind: report.kind,
    chair: report.chair,
    asked: report.asked,
    reminded: report.reminded,
    lastKnown:
      report.lastKnown === null
        ? null
        : { ...fullMarkOf(report.lastKnown.colour), from: report.lastKnown.from },
    priorities: ledBy(contents, report.key),
  };
}

function ledBy(contents: PackContents, key: string): string[] {
  const anchor = anchorOf(contents, key);
  return contents.priorities
    .filter((line) => anchor !== null && anchorOf(contents, line.report) === anchor)
    .map((line) => line.title);
}
