import { currentMeeting } from '../partnership/cycle.ts';
import { isSupport, subgroupsOf } from '../partnership/people.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed } from './frame.ts';
import source from './help.json' with { type: 'json' };
import { HELP_ANYWAY, HELP_LINES, helpLead } from './words/help.ts';

const expand = prepare('help', source);

/** What this person can say, by their roles. */
export function drawHelp(desk: Desk): Drawn {
  const meeting = currentMeeting(desk.snapshot, desk.now);
  const support = isSupport(desk.to);
  const lines = HELP_LINES.filter((line) => line.for(desk.to));
  const card = expand({
    ...framed(desk, { title: 'What I can do for you', lead: helpLead(desk.to) }),
    lines: lines.map(({ say, does }) => ({ say, does })),
    anyway: HELP_ANYWAY,
    hasButtons: meeting !== null,
    meeting: meeting?.reference ?? '',
    isSupport: support,
    canReport: subgroupsOf(desk.to).length > 0,
    statusTitle: support ? 'Who owes what' : 'What I owe',
  });
  return { card, summary: 'What I can do for you' };
}
