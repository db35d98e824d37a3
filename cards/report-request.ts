import { localDay } from '../partnership/calendar.ts';
import { dateInWords, momentInWords } from '../partnership/in-words.ts';
import { isCirculated } from '../partnership/pack/versions.ts';
import { isReceived, mayReport } from '../partnership/report.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed } from './frame.ts';
import { meetingNamed, reportNamed, subgroupTitle } from './look-up.ts';
import { dueFacts, lastTimeView } from './report-facts.ts';
import source from './report-request.json' with { type: 'json' };
import { ASKED, OVERDUE, REMINDERS, REQUEST } from './words/reports.ts';

const expand = prepare('report-request', source);

type Asking = { readonly title: string; readonly lead: string };

/** Asks for a report. Like the reminders it lives: once the report is in, it says so and offers to change it. */
export function drawRequest(message: { report: string }, desk: Desk): Drawn {
  return drawAsking(REQUEST, message.report, desk);
}

export function drawReminder(message: { report: string; step: 1 | 2 }, desk: Desk): Drawn {
  return drawAsking(REMINDERS[message.step], message.report, desk);
}

/** Private, and without a word of blame. */
export function drawOverdue(message: { report: string }, desk: Desk): Drawn {
  return drawAsking(OVERDUE, message.report, desk);
}

function drawAsking(asking: Asking, reference: string, desk: Desk): Drawn {
  const report = reportNamed(desk.snapshot, reference);
  const meeting = meetingNamed(desk.snapshot, report.row.meeting);
  const subject = subgroupTitle(desk.snapshot, report.row.subgroup);
  const received = isReceived(report);
  const out = isCirculated(desk.snapshot, meeting.reference);
  const open = mayReport(desk.to, report.row.subgroup) && !out;
  const title = received ? ASKED.received : asking.title;
  const lead = out ? ASKED.closedLead : asking.lead;
  const card = expand({
    ...framed(desk, {
      title,
      meeting,
      subject,
      marked: report.row,
      ...(received ? {} : { lead }),
      facts: dueFacts(desk, report),
    }),
    ...lastTimeView(desk, report),
    ...(received ? { hasLast: false, hasAnswers: false } : {}),
    received,
    receivedWords: received ? receivedWords(report) : '',
    canFill: open && !received,
    canChange: open && received,
    subgroup: report.row.subgroup,
  });
  const day = dateInWords(localDay(meeting.row.startsAt));
  return { card, summary: `${title}: ${subject}, for the meeting on ${day}` };
}

function receivedWords(report: Held<'Highlight reports'>): string {
  const { submittedAt } = report.row;
  return submittedAt === null ? '✓ Received' : `✓ Received ${momentInWords(submittedAt)}`;
}
