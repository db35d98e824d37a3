import { countOf } from '../../partnership/in-words.ts';
import type { OwedReport } from '../../partnership/owed.ts';

export interface StateWords {
  readonly text: string;
  readonly tone: string;
}

/** How far the cycle is: before the date, past it, or over because the pack has gone out. */
export type Moment = 'open' | 'overdue' | 'over';

const NOT_RECEIVED = { text: '✗ Not received', tone: 'Attention' } as const;

/** Where one report stands, as symbol and word. */
export function owedWords(one: OwedReport, moment: Moment): StateWords {
  switch (one.state) {
    case 'received':
      return { text: '✓ Received', tone: 'Good' };
    case 'late':
      return { text: `✓ Received, ${daysLate(one.daysLate)}`, tone: 'Good' };
    case 'asked':
      if (moment === 'over') return NOT_RECEIVED;
      return moment === 'overdue'
        ? { text: '! Overdue', tone: 'Attention' }
        : { text: '○ Not in yet', tone: 'Default' };
    case 'not asked':
      return { text: '– Not asked for yet', tone: 'Default' };
    case 'not received':
      return NOT_RECEIVED;
  }
}

function daysLate(days: number): string {
  return `${countOf(days, 'working day', 'working days')} late`;
}

const STILL: Record<Moment, string> = {
  open: 'still to come',
  overdue: 'overdue',
  over: 'not received',
};

/** The one sentence that counts: "6 of 8 reports in, 2 overdue." */
export function countWords(owed: readonly OwedReport[], moment: Moment): string {
  const isIn = (one: OwedReport) => one.state === 'received' || one.state === 'late';
  const received = owed.filter(isIn).length;
  const missing = owed.length - received;
  const head = `${received} of ${countOf(owed.length, 'report', 'reports')} in`;
  return missing === 0 ? `${head}. Nobody owes anything.` : `${head}, ${missing} ${STILL[moment]}.`;
}
