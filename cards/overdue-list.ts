import { countOf } from '../partnership/in-words.ts';
import { type OwedReport, whoOwes } from '../partnership/owed.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed } from './frame.ts';
import { meetingNamed } from './look-up.ts';
import source from './overdue-list.json' with { type: 'json' };
import { reachLines } from './reach.ts';

const expand = prepare('overdue-list', source);

/** For business support and the manager only: which reports are past their date and whom to ring. */
export function drawOverdueList(message: { meeting: string }, desk: Desk): Drawn {
  const meeting = meetingNamed(desk.snapshot, message.meeting);
  const owed = whoOwes(desk.snapshot, meeting).filter(
    (one) => one.state !== 'received' && one.state !== 'late',
  );
  const count = countOf(owed.length, 'report is', 'reports are');
  const card = expand({
    ...framed(desk, {
      title: 'Overdue reports',
      meeting,
      lead:
        owed.length === 0
          ? 'Every report is in. There is nothing to chase.'
          : `${count} past the date. A call from you helps most; below is how each was reached when the report was asked for.`,
    }),
    rows: owed.map(rowView),
    meeting: meeting.reference,
  });
  return { card, summary: `${count} overdue` };
}

function rowView(one: OwedReport): View {
  return {
    subgroup: one.subgroup.row.title,
    chair: one.chair === null ? '⚠ No chair on record' : one.chair.title,
    reached: reachLines(one.subgroup.reference, one.reached).map((who) => ({ who })),
  };
}
