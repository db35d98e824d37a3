import { momentOf } from '../partnership/cycle.ts';
import { momentInWords } from '../partnership/in-words.ts';
import { whoOwes } from '../partnership/owed.ts';
import { isCirculated } from '../partnership/pack/versions.ts';
import { isExecutive, mayApprove, subgroupsOf } from '../partnership/people.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { momentIn } from './cycle-status.ts';
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import { deadlineInWords, meetingNamed, timeLeft } from './look-up.ts';
import source from './owed.json' with { type: 'json' };
import { MY_PACK, OWED } from './words/cycle.ts';
import { owedWords } from './words/states.ts';

const expand = prepare('owed', source);

/** What waits for this one person: their subgroups' reports, a pack to approve, a pack to read. Nobody else's debts. */
export function drawOwed(message: { meeting: string }, desk: Desk): Drawn {
  const meeting = meetingNamed(desk.snapshot, message.meeting);
  const items = [
    ...reportItems(desk, meeting),
    ...approvalItems(desk, meeting),
    ...packItems(desk, meeting),
  ];
  const onlyReads = isExecutive(desk.to) && subgroupsOf(desk.to).length === 0;
  const words = onlyReads ? MY_PACK : OWED;
  const card = expand({
    ...framed(desk, {
      title: words.title,
      meeting,
      lead: items.length === 0 ? words.none : words.some,
    }),
    items,
  });
  return { card, summary: `${words.title}: ${meetingName(meeting)}` };
}

const NO_BUTTON = { isReport: false, openTitle: '', subgroup: '', hasUrl: false, url: '' } as const;

function reportItems(desk: Desk, meeting: Held<'Meetings'>): View[] {
  const deadline = momentOf(desk.snapshot, meeting, 'deadline');
  const mine = new Set(subgroupsOf(desk.to));
  const out = isCirculated(desk.snapshot, meeting.reference);
  return whoOwes(desk.snapshot, meeting)
    .filter((one) => mine.has(one.subgroup.reference))
    .map((one) => {
      const words = owedWords(one, momentIn(desk, meeting, deadline));
      const isIn = one.state === 'received' || one.state === 'late';
      const left = timeLeft(desk.snapshot, deadline, desk.now);
      return {
        ...NO_BUTTON,
        what: `Highlight report: ${one.subgroup.row.title}`,
        state: words.text,
        tone: words.tone,
        hasDue: !isIn,
        due: `Due ${deadlineInWords(desk.snapshot, meeting)} (${left})`,
        isReport: one.report !== null && !out,
        openTitle: isIn ? 'Change it' : 'Fill in the report',
        subgroup: one.subgroup.reference,
      };
    });
}

function approvalItems(desk: Desk, meeting: Held<'Meetings'>): View[] {
  if (!mayApprove(desk.to)) return [];
  const waiting = desk.snapshot
    .rows('Board packs')
    .filter(({ row }) => row.meeting === meeting.reference && row.status === 'awaitingApproval');
  const [first] = waiting;
  if (first === undefined) return [];
  return [
    {
      ...NO_BUTTON,
      what: `Board pack, version ${first.row.packVersion}`,
      state: '○ Waits for your approval',
      tone: 'Attention',
      hasDue: true,
      due: 'Please use the card I sent you, or say “boardpack approve”.',
    },
  ];
}

function packItems(desk: Desk, meeting: Held<'Meetings'>): View[] {
  return desk.snapshot
    .rows('Circulation')
    .filter(({ row }) => row.meeting === meeting.reference && row.person === desk.to.key)
    .map((copy) => {
      const { readAt } = copy.row;
      const read = readAt !== null;
      const url = desk.snapshot.find('Board packs', copy.row.pack)?.webUrl ?? '';
      return {
        ...NO_BUTTON,
        what: `Board pack for ${meetingName(meeting)}`,
        state: read ? `✓ Read, ${momentInWords(readAt)}` : '○ To read before the meeting',
        tone: read ? 'Good' : 'Default',
        hasDue: false,
        due: '',
        hasUrl: url !== '',
        url,
      };
    });
}
