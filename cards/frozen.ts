import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import source from './frozen.json' with { type: 'json' };
import { missingView, nextView, stateOf, versionFacts } from './pack-facts.ts';
import { FROZEN } from './words/cycle.ts';

const expand = prepare('frozen', source);

/** Tells business support that the day of the draft has come, and what is not in. */
export function drawFrozen(message: { meeting: string }, desk: Desk): Drawn {
  const state = stateOf(desk, message.meeting);
  const card = expand({
    ...framed(desk, {
      title: FROZEN.title,
      meeting: state.meeting,
      lead: FROZEN.lead,
      facts: versionFacts(desk, state, null),
    }),
    ...missingView(state),
    ...nextView(desk, state),
  });
  return { card, summary: `${FROZEN.title}: ${meetingName(state.meeting)}` };
}
