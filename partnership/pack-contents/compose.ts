import { localDay, localTime } from '../calendar.ts';
import { dateInWords, dayInWords, periodInWords } from '../in-words.ts';
import { highestMarking } from '../marking.ts';
import type { PackContents } from '../pack-contents.ts';
import type { Edition } from '../record/board-pack.ts';
import type { Held, Snapshot } from '../snapshot.ts';
import { abbreviationsIn } from './abbreviations.ts';
import { agendaLines } from './agenda.ts';
import { askLines } from './asks.ts';
import type { PackFrame } from './frame.ts';
import { priorityLines } from './priorities.ts';
import { actionLines, forwardLines, riskLines } from './registers.ts';
import { reportPages } from './report-pages.ts';
import { chairSummary } from './summary.ts';

/** What a pack says, from the record alone: pure, so that the same record gives the same pack on any machine. */
export function packContents(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  frame: PackFrame,
): PackContents {
  const { partnership } = snapshot;
  const reports = reportPages(snapshot, meeting, frame);
  const shown = reports.filter((report) => report.kind !== 'withheld');
  const withheld = reports.length - shown.length;
  const marking = highestMarking(shown.map(({ marking }) => ({ marking, part: 'part1' })));
  const contents = {
    partnership: partnership.name,
    title: 'Board pack',
    meetingTitle: meeting.row.title,
    meetingDate: dayInWords(localDay(meeting.row.startsAt)),
    meetingTime: `${localTime(meeting.row.startsAt)} to ${localTime(meeting.row.endsAt)}`,
    place: meeting.row.place,
    chair: meeting.row.chairName,
    reference: meeting.reference,
    packVersion: frame.packVersion,
    edition: frame.edition,
    editionName: editionName(frame.edition, marking === 'OFFICIAL-SENSITIVE'),
    marking,
    handling: handlingFor(marking === 'OFFICIAL-SENSITIVE'),
    issued: dateInWords(localDay(frame.issuedAt)),
    contact: partnership.contactMailbox,
    period: periodInWords(meeting.row.periodStart, meeting.row.periodEnd),
    local: partnership.local,
    leftOut: leftOut(withheld),
    agenda: agendaLines(snapshot, meeting),
    summary: chairSummary(snapshot, meeting, frame, reports),
    asks: askLines(snapshot, meeting, reports),
    priorities: priorityLines(snapshot, meeting, reports),
    reports,
    actions: actionLines(snapshot, frame.asAt),
    risks: riskLines(snapshot),
    forwardDates: forwardLines(snapshot, frame.asAt),
  };
  return { ...contents, abbreviations: abbreviationsIn(contents) };
}

function editionName(edition: Edition, closed: boolean): string {
  if (edition === 'part1') return 'Part 1: for all members';
  return closed ? 'Full: parts 1 and 2, for cleared members only' : 'Full: for all members';
}

function handlingFor(sensitive: boolean): string {
  return sensitive
    ? 'Contains part 2 papers. For the named member only: do not forward, print or store outside the partnership’s restricted site.'
    : 'For members of the Executive and their deputies until the meeting.';
}

function leftOut(withheld: number): string | null {
  if (withheld === 0) return null;
  const what = withheld === 1 ? 'One highlight report is' : `${withheld} highlight reports are`;
  return `${what} in the part 2 papers and left out of this edition.`;
}
