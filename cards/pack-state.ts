import { countOf } from '../partnership/in-words.ts';
import type { PackState } from '../partnership/pack.ts';
import { isSupport, mayApprove } from '../partnership/people.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { type Fact, framed, meetingName } from './frame.ts';
import { filesView, leadFor, missingView, nextView, stateOf, versionFacts } from './pack-facts.ts';
import source from './pack-state.json' with { type: 'json' };
import { STAGE_WORDS } from './words/packs.ts';

const expand = prepare('pack-state', source);

/** Where the pack stands, with the one sensible next button. */
export function drawPackState(message: { meeting: string }, desk: Desk): Drawn {
  const state = stateOf(desk, message.meeting);
  const problems = state.blocks.length;
  const card = expand({
    ...framed(desk, {
      title: `Board pack: ${STAGE_WORDS[state.stage]}`,
      meeting: state.meeting,
      lead: leadFor(desk, state),
      facts: [...versionFacts(desk, state, state.latest), ...readFacts(state)],
    }),
    ...missingView(state),
    ...filesView(desk, state.latest),
    hasProblems: problems > 0 && state.stage !== 'circulated',
    problems: `${countOf(problems, 'thing stands', 'things stand')} in the way of sending it.`,
    ...nextView(desk, state),
    canCheck: (isSupport(desk.to) || mayApprove(desk.to)) && state.stage !== 'circulated',
  });
  return {
    card,
    summary: `Board pack for ${meetingName(state.meeting)}: ${STAGE_WORDS[state.stage]}`,
  };
}

function readFacts(state: PackState): Fact[] {
  const sent = state.circulations.filter((copy) => copy.row.method === 'teams');
  if (sent.length === 0) return [];
  const read = sent.filter((copy) => copy.row.readAt !== null).length;
  return [{ label: 'Read', value: `${read} of ${countOf(sent.length, 'member', 'members')}` }];
}
