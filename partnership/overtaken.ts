import type { Message } from './message.ts';
import { isReceived } from './report.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * True for a message that waited (sending was paused, Teams was down) until it was no longer true: nobody is asked for a
 * report that they have sent meanwhile.
 */
export function isOvertaken(message: Message, snapshot: Snapshot): boolean {
  switch (message.kind) {
    case 'report-request':
    case 'reminder':
    case 'overdue': {
      const report = snapshot.find('Highlight reports', message.report);
      return report !== null && isReceived(report);
    }
    case 'pack-circulated': {
      const copy = snapshot.find('Circulation', message.circulation);
      return message.reminder && copy !== null && copy.row.readAt !== null;
    }
    default:
      return false;
  }
}
