import { momentOf } from '../partnership/cycle.ts';
import { countOf } from '../partnership/in-words.ts';
import { type OwedReport, whoOwes } from '../partnership/owed.ts';
import { isCirculated } from '../partnership/pack/versions.ts';
import { mayReadReport } from '../partnership/report.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { CardJson, View } from './card-json.ts';
import { faceOf } from './colours.ts';
import type { Desk, Drawn } from './context.ts';
import source from './cycle-status.json' with { type: 'json' };
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import { deadlineInWords, meetingNamed, personTitle, timeLeft } from './look-up.ts';
import { reachLines } from './reach.ts';
import { IN_PART_TWO } from './words/general.ts';
import { countWords, type Moment, owedWords } from './words/states.ts';

const expand = prepare('cycle-status', source);

/** Who owes what, for business support. It lives: Teams asks for it anew whenever its holder looks at it. */
export function drawStatus(message: { meeting: string }, desk: Desk): Drawn {
  const meeting = meetingNamed(desk.snapshot, message.meeting);
  const owed = whoOwes(desk.snapshot, meeting);
  const deadline = momentOf(desk.snapshot, meeting, 'deadline');
  const moment = momentIn(desk, meeting, deadline);
  const left = timeLeft(desk.snapshot, deadline, desk.now);
  const card = expand({
    ...framed(desk, {
      title: 'Who owes what',
      meeting,
      facts: [
        { label: 'Reports due', value: `${deadlineInWords(desk.snapshot, meeting)} (${left})` },
      ],
    }),
    count: countWords(owed, moment),
    rows: owingFirst(owed).map((one) => rowView(desk, one, moment)),
    ...readersView(desk, meeting),
    meeting: meeting.reference,
    asAt: 'This card keeps itself up to date.',
  });
  return {
    card: refreshing(card, desk, meeting),
    summary: `Who owes what: ${meetingName(meeting)}`,
  };
}

/** Support opens this card to see who still owes: on a narrow screen only the first few rows are seen at once. */
function owingFirst(owed: readonly OwedReport[]): OwedReport[] {
  return [...owed.filter((one) => !isIn(one)), ...owed.filter(isIn)];
}

function isIn(one: OwedReport): boolean {
  return one.state === 'received' || one.state === 'late';
}

export function momentIn(desk: Desk, meeting: Held<'Meetings'>, deadline: string): Moment {
  if (isCirculated(desk.snapshot, meeting.reference)) return 'over';
  return desk.now > deadline ? 'overdue' : 'open';
}

function rowView(desk: Desk, one: OwedReport, moment: Moment): View {
  const words = owedWords(one, moment);
  const rag = one.report?.row.overallRag ?? null;
  const received = isIn(one);
  // Once the report is in, it matters to nobody how it was asked for.
  const reached = received ? [] : reachLines(one.subgroup.reference, one.reached);
  const readable = one.report !== null && mayReadReport(desk.to, one.report);
  const face = received && readable && rag !== null ? faceOf(rag) : null;
  return {
    subgroup: one.subgroup.row.title,
    code: one.subgroup.reference,
    state: words.text,
    stateTone: words.tone,
    hasColour: received && (face !== null || !readable),
    colour: face?.words ?? IN_PART_TWO,
    colourTone: face?.tone ?? 'Default',
    reached: reached.map((who) => ({ who })),
  };
}

/** After the pack has gone out: who has read it, who has not, and who could not be sent it. */
function readersView(desk: Desk, meeting: Held<'Meetings'>): View {
  const copies = desk.snapshot
    .rows('Circulation')
    .filter((copy) => copy.row.meeting === meeting.reference);
  const names = (some: typeof copies) =>
    some.map((copy) => ({ name: personTitle(desk.snapshot, copy.row.person) }));
  const unreached = copies.filter((copy) => copy.row.method === 'notReached');
  const sent = copies.filter((copy) => copy.row.method !== 'notReached');
  const unread = sent.filter((copy) => copy.row.readAt === null);
  const read = sent.length - unread.length;
  return {
    hasReaders: copies.length > 0,
    readCount: `${read} of ${countOf(sent.length, 'member', 'members')} sent it in Teams have said that they have read it.`,
    hasUnread: unread.length > 0,
    unread: names(unread),
    hasUnreached: unreached.length > 0,
    unreached: names(unreached),
  };
}

/** Only for a holder whose Teams id is known: without named ids Teams would let everybody in the chat refresh it. */
function refreshing(card: CardJson, desk: Desk, meeting: Held<'Meetings'>): CardJson {
  const userId = desk.userId ?? null;
  if (userId === null) return card;
  const action = {
    type: 'Action.Execute',
    title: 'Update',
    verb: 'refresh-status',
    data: { meeting: meeting.reference },
  };
  return { ...card, refresh: { action, userIds: [userId] } };
}
