import type { Message } from '../partnership/message.ts';
import type { Budget, Desk, DrawContext, Drawn } from './context.ts';
import { drawStatus } from './cycle-status.ts';
import { drawFrozen } from './frozen.ts';
import { drawHelp } from './help.ts';
import { drawNotice, drawRefusal } from './notice.ts';
import { drawOverdueList } from './overdue-list.ts';
import { drawOwed } from './owed.ts';
import { drawApproval } from './pack-approval.ts';
import { drawPackCheck } from './pack-check.ts';
import { drawCirculated } from './pack-circulated.ts';
import { drawPackDraft } from './pack-draft.ts';
import { drawPackState } from './pack-state.ts';
import { drawConflict } from './report-conflict.ts';
import { drawForm } from './report-form.ts';
import { drawReceipt } from './report-receipt.ts';
import { drawOverdue, drawReminder, drawRequest } from './report-request.ts';
import { drawNotCommissioned, drawRoster } from './roster.ts';
import { drawTimeline } from './timeline.ts';

export type { DrawContext, Drawn } from './context.ts';

/** Teams refuses a message of about 100 KB; the rest is room for what it adds around a card. */
const MOST_BYTES = 60_000;
const WHOLE = 1_000_000;

/** What gives way first when a card would be too big: pictures, then what is quoted, and only at the very last what was typed. */
const BUDGETS: readonly Budget[] = [
  { quoted: WHOLE, typed: WHOLE, pictures: 2 },
  { quoted: WHOLE, typed: WHOLE, pictures: 1 },
  { quoted: 1500, typed: WHOLE, pictures: 0 },
  { quoted: 400, typed: WHOLE, pictures: 0 },
  { quoted: 120, typed: WHOLE, pictures: 0 },
  { quoted: 0, typed: WHOLE, pictures: 0 },
  { quoted: 0, typed: 1500, pictures: 0 },
  { quoted: 0, typed: 1200, pictures: 0 },
  { quoted: 0, typed: 1000, pictures: 0 },
  { quoted: 0, typed: 800, pictures: 0 },
  { quoted: 0, typed: 600, pictures: 0 },
  { quoted: 0, typed: 400, pictures: 0 },
  { quoted: 0, typed: 200, pictures: 0 },
];

/**
 * Draws a message for one reader from a Snapshot of this moment: the card and its notification text. What the reader is
 * not cleared for is left out or named as such; the card is never larger than Teams takes.
 */
export function draw(message: Message, context: DrawContext): Drawn {
  for (const budget of BUDGETS) {
    const drawn = drawKind(message, { ...context, budget });
    if (bytesOf(drawn) <= MOST_BYTES) return drawn;
  }
  throw new Error(`A card of kind ${message.kind} cannot be made small enough for Teams`);
}

function bytesOf(drawn: Drawn): number {
  return new TextEncoder().encode(JSON.stringify(drawn.card)).length;
}

function drawKind(message: Message, desk: Desk): Drawn {
  switch (message.kind) {
    case 'help':
      return drawHelp(desk);
    case 'report-request':
      return drawRequest(message, desk);
    case 'report-form':
      return drawForm(message, desk);
    case 'report-receipt':
      return drawReceipt(message, desk);
    case 'report-conflict':
      return drawConflict(message, desk);
    case 'reminder':
      return drawReminder(message, desk);
    case 'overdue':
      return drawOverdue(message, desk);
    case 'notice':
      return drawNotice(message, desk);
    case 'refusal':
      return drawRefusal(message, desk);
    default:
      return drawOfMeeting(message, desk);
  }
}

type OfMeeting = Exclude<Message, { report: string } | { kind: 'help' | 'notice' | 'refusal' }>;

function drawOfMeeting(message: OfMeeting, desk: Desk): Drawn {
  switch (message.kind) {
    case 'overdue-list':
      return drawOverdueList(message, desk);
    case 'roster':
      return drawRoster(message, desk);
    case 'not-commissioned':
      return drawNotCommissioned(message, desk);
    case 'cycle-status':
      return drawStatus(message, desk);
    case 'owed':
      return drawOwed(message, desk);
    case 'timeline':
      return drawTimeline(message, desk);
    case 'frozen':
      return drawFrozen(message, desk);
    case 'pack-state':
      return drawPackState(message, desk);
    case 'pack-check':
      return drawPackCheck(message, desk);
    case 'pack-draft':
      return drawPackDraft(message, desk);
    case 'pack-approval':
      return drawApproval(message, desk);
    case 'pack-circulated':
      return drawCirculated(message, desk);
  }
}
