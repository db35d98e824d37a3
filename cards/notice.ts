import type { Notice } from '../partnership/message.ts';
import { isSupport } from '../partnership/people.ts';
import type { Refusal } from '../partnership/refusal.ts';
import type { View } from './card-json.ts';
import { type Desk, type Drawn, quote } from './context.ts';
import { prepare } from './expand.ts';
import { framed } from './frame.ts';
import { namesIn, subgroupTitle } from './look-up.ts';
import source from './notice.json' with { type: 'json' };
import { stateOf } from './pack-facts.ts';
import { NOTICE_TITLES, noticeWords } from './words/notices.ts';
import { NEXT_STEPS } from './words/packs.ts';
import { refusalWords } from './words/refusals.ts';

const expand = prepare('notice', source);

interface Said {
  readonly title: string;
  readonly lead: string;
  readonly quoted: string;
  readonly buttons: View;
}

export function drawNotice({ notice }: { notice: Notice }, desk: Desk): Drawn {
  return drawSaid(desk, {
    title: NOTICE_TITLES[notice.say],
    lead: noticeWords(notice, namesIn(desk.snapshot)),
    quoted: quotedIn(notice),
    buttons: noticeButtons(notice, desk),
  });
}

/** An expected *no*: why, what to do, and where possible the button that does it. */
export function drawRefusal({ refusal }: { refusal: Refusal }, desk: Desk): Drawn {
  return drawSaid(desk, {
    title: refusal.why === 'which-subgroup' ? 'Which one?' : 'Not done',
    lead: refusalWords(refusal, namesIn(desk.snapshot)),
    quoted: '',
    buttons: refusalButtons(refusal, desk),
  });
}

function drawSaid(desk: Desk, said: Said): Drawn {
  const card = expand({
    ...framed(desk, { title: said.title, lead: said.lead }),
    hasQuoted: said.quoted !== '',
    quoted: quote(said.quoted, desk),
    ...said.buttons,
  });
  return { card, summary: said.title };
}

function quotedIn(notice: Notice): string {
  if (notice.say === 'pack-returned') return notice.reason;
  return notice.say === 'pack-failed' ? notice.trouble : '';
}

const NO_BUTTONS = { meetingButtons: [], reportButtons: [], offersHelp: false } as const;

function meetingButton(
  desk: Desk,
  meeting: string,
  verb: string,
  title: string,
  style: 'default' | 'positive' = 'default',
): View {
  if (!isSupport(desk.to)) return NO_BUTTONS;
  return { ...NO_BUTTONS, meetingButtons: [{ verb, title, meeting, style }] };
}

/** Only while exactly this version waits to be sent; after that the way leads to where the pack stands. */
function sendButton(notice: Extract<Notice, { say: 'pack-ready-to-send' }>, desk: Desk): View {
  const { meeting, packVersion } = notice;
  const state = stateOf(desk, meeting);
  const stands = state.next === 'circulate' && state.latest?.packVersion === packVersion;
  if (!stands) return meetingButton(desk, meeting, 'pack-state', 'Board pack');
  const { verb, title } = NEXT_STEPS.circulate;
  return meetingButton(desk, meeting, verb, title, 'positive');
}

function noticeButtons(notice: Notice, desk: Desk): View {
  switch (notice.say) {
    case 'pack-circulated-to':
      return meetingButton(desk, notice.meeting, 'status', 'Who has read it');
    case 'pack-ready-to-send':
      return sendButton(notice, desk);
    case 'pack-failed':
      return meetingButton(desk, notice.meeting, 'draft-pack', 'Try again');
    case 'pack-approved':
    case 'pack-returned':
      return meetingButton(desk, notice.meeting, 'pack-state', 'Board pack');
    default:
      return NO_BUTTONS;
  }
}

function refusalButtons(refusal: Refusal, desk: Desk): View {
  switch (refusal.why) {
    case 'which-subgroup':
      return {
        ...NO_BUTTONS,
        reportButtons: refusal.subgroups.map((code) => ({
          subgroup: code,
          title: `${code}: ${subgroupTitle(desk.snapshot, code)}`,
        })),
      };
    case 'not-understood':
    case 'card-not-understood':
      return { ...NO_BUTTONS, offersHelp: true };
    case 'pack-blocked':
      return meetingButton(desk, refusal.meeting, 'check-pack', 'Check');
    case 'no-draft-pack':
      return meetingButton(desk, refusal.meeting, 'draft-pack', 'Make a draft');
    case 'pack-changed':
    case 'not-approved':
      return meetingButton(desk, refusal.meeting, 'pack-state', 'Board pack');
    default:
      return NO_BUTTONS;
  }
}
