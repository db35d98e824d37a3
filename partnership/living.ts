import type { Message } from './message.ts';
import type { Living } from './plan.ts';

/** What a message keeps up to date when it is sent, or null for one that is said once. */
export function livingOf(message: Message): Living | null {
  switch (message.kind) {
    case 'cycle-status':
    case 'pack-state':
    case 'pack-approval':
    case 'roster':
      return { card: message.kind, meeting: message.meeting };
    case 'reminder':
      return { card: message.step === 1 ? 'reminder-1' : 'reminder-2', report: message.report };
    case 'report-request':
    case 'overdue':
    case 'report-receipt':
      return { card: message.kind, report: message.report };
    case 'pack-draft':
      return { card: message.kind, meeting: message.meeting, packVersion: message.packVersion };
    case 'pack-circulated':
      return { card: message.kind, circulation: message.circulation };
    default:
      return null;
  }
}
