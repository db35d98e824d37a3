import { momentOf } from '../partnership/cycle.ts';
import { dateInWords, listInWords, periodInWords } from '../partnership/in-words.ts';
import { subgroupsOf } from '../partnership/people.ts';
import { activePeople, asksOf, mayReadReport, previousReport } from '../partnership/report.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import { faceOf } from './colours.ts';
import { type Desk, quote } from './context.ts';
import type { Fact } from './frame.ts';
import { deadlineInWords, meetingNamed, timeLeft } from './look-up.ts';
import { roleIn } from './reach.ts';
import { ASK_KINDS } from './words/reports.ts';

type Report = Held<'Highlight reports'>;

/** When it is due, what it covers and who may send it: the same three lines on every card that asks for a report. */
export function dueFacts(desk: Desk, report: Report): Fact[] {
  const meeting = meetingNamed(desk.snapshot, report.row.meeting);
  const deadline = momentOf(desk.snapshot, meeting, 'deadline');
  const left = timeLeft(desk.snapshot, deadline, desk.now);
  return [
    { label: 'Due', value: `${deadlineInWords(desk.snapshot, meeting)} (${left})` },
    { label: 'Covers', value: periodInWords(report.row.periodStart, report.row.periodEnd) },
    { label: 'Can also send it', value: listInWords(otherWriters(desk, report)) },
  ];
}

function otherWriters(desk: Desk, report: Report): string[] {
  return activePeople(desk.snapshot)
    .filter((person) => person.key !== desk.to.key)
    .filter((person) => subgroupsOf(person).includes(report.row.subgroup))
    .map((person) => `the ${roleIn(person, report.row.subgroup)}`)
    .toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}

const ORDER = ['the chair', 'the deputy', 'the author'];

/** The report before this one, for those who may read it. */
export function lastTime(desk: Desk, report: Report): Report | null {
  const last = previousReport(desk.snapshot, report);
  return last !== null && mayReadReport(desk.to, last) ? last : null;
}

/** Last time's colour and summary, as the cards that ask for a report show them. */
export function lastTimeView(desk: Desk, report: Report): View {
  const last = lastTime(desk, report);
  const rag = last?.row.overallRag ?? null;
  const face = rag === null ? null : faceOf(rag);
  return {
    hasLast: last !== null,
    lastColour: face?.words ?? 'No colour given',
    lastTone: face?.tone ?? 'Default',
    lastSummary: quote(last?.row.summary ?? '', desk),
    ...answersView(desk, last),
  };
}

/** What the Executive said to what was asked last time: the first thing a chair wants to know. */
function answersView(desk: Desk, last: Report | null): View {
  const asks = last === null ? [] : asksOf(desk.snapshot, last.reference);
  return {
    hasAnswers: asks.length > 0,
    answers: asks.map((ask) => ({
      ask: quote(ask.row.text, desk),
      answer:
        ask.row.response === null ? 'No answer is recorded yet.' : quote(ask.row.response, desk),
    })),
  };
}

/** The requests of a report as lines: what is wanted, the words, and by when. */
export function askLines(desk: Desk, report: Report): View[] {
  return asksOf(desk.snapshot, report.reference).map((ask) => ({
    kind: ASK_KINDS[ask.row.kind],
    text: quote(ask.row.text, desk),
    by: ask.row.neededBy === null ? '' : ` (by ${dateInWords(ask.row.neededBy)})`,
  }));
}
