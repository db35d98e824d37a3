import type { ChairSummary, PackContents } from '../../partnership/pack-contents.ts';
import { cutText } from '../text/cut.ts';
import { anchorOf } from './anchors.ts';
import { capitalised, counted, directionWords, markOf } from './words.ts';

/** What one cell of a table takes before it is cut: a row is never split, so it must fit a page many times over. */
const CELL = 600;

export function coverOf(contents: PackContents): { name: string; value: string }[] {
  return [
    { name: 'Date', value: contents.meetingDate },
    { name: 'Time', value: contents.meetingTime },
    { name: 'Place', value: contents.place },
    { name: 'Chair', value: contents.chair },
    { name: 'Period', value: contents.period },
    { name: 'Version', value: `${contents.packVersion}, issued ${contents.issued}` },
    { name: 'Edition', value: contents.editionName },
    { name: 'Reference', value: contents.reference },
    { name: 'Contact', value: contents.contact },
  ];
}

export function agendaOf(contents: PackContents) {
  return contents.agenda.map((line) => ({
    ...line,
    title: cutText(line.title, CELL),
    purpose: capitalised(line.purpose),
    format: capitalised(line.format),
  }));
}

/** The Chair's page must stay one page whatever happened in the quarter, so each step shows fewer entries, and shorter. */
const SUMMARY_STEPS = [
  { entries: 40, characters: 600, size: 12 },
  { entries: 40, characters: 600, size: 11 },
  { entries: 10, characters: 400, size: 11 },
  { entries: 8, characters: 240, size: 11 },
  { entries: 6, characters: 180, size: 11 },
  { entries: 5, characters: 140, size: 11 },
  { entries: 4, characters: 110, size: 11 },
  { entries: 3, characters: 90, size: 11 },
  { entries: 2, characters: 70, size: 11 },
] as const;
const SHORTEST = { entries: 1, characters: 50, size: 11 };

export const SUMMARY_LAST_STEP = SUMMARY_STEPS.length;

export function summaryOf(summary: ChairSummary, step: number) {
  const { entries, characters, size } = SUMMARY_STEPS[step] ?? SHORTEST;
  const brief = (texts: readonly string[]) => ({
    items: texts.slice(0, entries).map((text) => cutText(text, characters)),
    more: texts.length > entries ? `and ${texts.length - entries} more in this pack` : null,
  });
  return {
    size,
    headline: cutText(summary.headline, Math.max(characters, 160)),
    counts: summary.counts.map((each) => ({
      ...markOf(each.colour, ''),
      label: each.label,
      count: each.count,
    })),
    notReceived: summary.notReceived,
    decisions: summary.decisions.slice(0, entries).map((decision) => ({
      ...decision,
      text: cutText(decision.text, characters),
    })),
    moreDecisions:
      summary.decisions.length > entries
        ? `and ${counted(summary.decisions.length - entries, 'more ask', 'more asks')} on the next pages`
        : null,
    lists: [
      { title: 'Getting worse', none: 'Nothing is getting worse.', ...brief(summary.worsening) },
      { title: 'Getting better', none: 'Nothing new is better.', ...brief(summary.improving) },
      { title: 'Overdue actions', none: 'No action is overdue.', ...brief(summary.overdueActions) },
      { title: 'Gaps in this pack', none: 'No gaps.', ...brief(summary.gaps) },
      { title: 'Statutory duties', none: 'No duty falls due.', ...brief(summary.duties) },
    ],
  };
}

export function asksOf(contents: PackContents) {
  return contents.asks.map((ask) => ({
    ...ask,
    kind: capitalised(ask.kind),
    text: cutText(ask.text, CELL),
    anchor: anchorOf(contents, ask.report),
  }));
}

/** The priorities under their objectives, in the order in which the contents give them. */
export function objectivesOf(contents: PackContents) {
  const titles = [...new Set(contents.priorities.map((line) => line.objective))];
  return titles.map((title) => ({
    title,
    lines: contents.priorities
      .filter((line) => line.objective === title)
      .map((line) => ({
        priority: line.priority,
        title: line.title,
        lead: line.lead,
        now: markOf(line.now, line.lead === null ? 'No lead' : 'No report'),
        before: markOf(line.before, 'No report'),
        direction: directionWords(line.direction),
        headline: cutText(line.headline, 240),
        anchor: anchorOf(contents, line.report),
      })),
  }));
}
