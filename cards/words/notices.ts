import { countOf, momentInWords } from '../../partnership/in-words.ts';
import type { Notice } from '../../partnership/message.ts';
import type { Named } from './refusals.ts';

/** A short confirmation: what was done, and what happens next. */
export function noticeWords(notice: Notice, named: Named): string {
  if ('meeting' in notice) return meetingWords(notice, named.meeting(notice.meeting));
  switch (notice.say) {
    case 'paused':
      return 'Paused. Nothing goes out unasked until you say “resume”. People can still send reports.';
    case 'resumed':
      return 'Resumed. What was held back goes out now.';
    case 'already-paused':
      return 'Sending is paused already. Say “resume” to let it go on.';
    case 'not-paused':
      return 'Sending is not paused, so there is nothing to resume.';
    case 'answered-privately':
      return 'I have answered you in our private chat.';
    case 'form-below':
      return 'The form is in a new message below.';
    case 'nothing-owed':
      return 'You owe nothing at the moment. I will write when the next report is due.';
  }
}

function meetingWords(notice: Extract<Notice, { meeting: string }>, meeting: string): string {
  switch (notice.say) {
    case 'roster-confirmed':
      return `Thank you. The list of people for ${meeting} is confirmed, and each will be asked for their report on the day in the timetable.`;
    case 'approval-asked':
      return `The chair has been asked to approve the pack for ${meeting}. I will tell you what they say.`;
    case 'pack-approved':
      return `The pack for ${meeting} was approved by the ${notice.by}. It can go out once the final version is made.`;
    case 'pack-returned':
      return `The pack for ${meeting} was returned by the ${notice.by}, who gave this reason:`;
    case 'pack-circulated-to':
      return circulatedWords(notice.reached, notice.notReached, meeting);
    case 'pack-read':
      return `Thank you. Noted that you have read the pack for ${meeting}, at ${momentInWords(notice.at)}.`;
    case 'pack-ready-to-send':
      return `The chair has approved the pack for ${meeting}, and version ${notice.packVersion} is ready. Send it to the members?`;
    case 'pack-failed':
      return `The pack for ${meeting} could not be made. Nothing was sent. Please try again; if it fails once more, give this to your administrator:`;
  }
}

/** Titles hold commas, so names are divided by semicolons. */
function circulatedWords(reached: number, notReached: readonly string[], meeting: string): string {
  const went = `The pack for ${meeting} went to ${countOf(reached, 'member', 'members')} in Teams.`;
  if (notReached.length === 0) return `${went} Nobody was missed.`;
  return `${went} Not reachable in Teams: ${notReached.join('; ')}. Please send them their copy by hand.`;
}

export const NOTICE_TITLES: Record<Notice['say'], string> = {
  paused: 'Sending is paused',
  resumed: 'Sending goes on',
  'already-paused': 'Sending is paused',
  'not-paused': 'Sending is not paused',
  'roster-confirmed': 'People confirmed',
  'answered-privately': 'Answered privately',
  'form-below': 'The form is open',
  'approval-asked': 'Approval asked for',
  'pack-approved': 'The pack is approved',
  'pack-returned': 'The pack was returned',
  'pack-circulated-to': 'The pack has gone out',
  'pack-read': 'Noted as read',
  'pack-failed': 'The pack could not be made',
  'pack-ready-to-send': 'The approved pack is ready',
  'nothing-owed': 'You owe nothing',
};
