import type { Block } from '../partnership/pack/blocks.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import source from './pack-check.json' with { type: 'json' };
import { nextView, stateOf } from './pack-facts.ts';
import { blocksInWords } from './words/blocks.ts';

const expand = prepare('pack-check', source);

/** Everything that stands in the way of sending the pack, and what its readers will notice; each with what to do. */
export function drawPackCheck(message: { meeting: string }, desk: Desk): Drawn {
  const state = stateOf(desk, message.meeting);
  const clear = state.blocks.length === 0;
  const card = expand({
    ...framed(desk, {
      title: clear ? '✓ Nothing stands in the way' : 'Not ready to send yet',
      meeting: state.meeting,
      ...(clear ? { lead: 'The pack can go out.' } : {}),
    }),
    hasBlocks: !clear,
    blocks: linesOf(state.blocks),
    hasWarnings: state.warnings.length > 0,
    warnings: linesOf(state.warnings),
    ...nextView(desk, state),
  });
  return { card, summary: `Board pack check: ${meetingName(state.meeting)}` };
}

function linesOf(blocks: readonly Block[]): View[] {
  return blocksInWords(blocks).map(({ what, todo }) => ({ what, todo }));
}
