import { currentMeeting } from '../partnership/cycle.ts';
import { isSupport, mayApprove, subgroupsOf } from '../partnership/people.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed } from './frame.ts';
import source from './help.json' with { type: 'json' };
import { HELP_ANYWAY, helpLead, helpLines, statusOf } from './words/help.ts';

const expand = prepare('help', source);

/** What this person can say, by their roles. */
export function drawHelp(desk: Desk): Drawn {
  const meeting = currentMeeting(desk.snapshot, desk.now);
  const card = expand({
    ...framed(desk, { title: 'What I can do for you', lead: helpLead(desk.to) }),
    lines: helpLines(desk.to).map(({ say, does }) => ({ say, does })),
    anyway: HELP_ANYWAY,
    hasButtons: meeting !== null,
    meeting: meeting?.reference ?? '',
    seesPack: isSupport(desk.to) || mayApprove(desk.to),
    canReport: subgroupsOf(desk.to).length > 0,
    statusTitle: statusOf(desk.to).title,
  });
  return { card, summary: 'What I can do for you' };
}
