import type { PackContents } from '../partnership/pack-contents.ts';
import { answerParent } from './answer-parent.ts';
import type { Look } from './sheet/sheet.ts';
import { typeset } from './typeset.ts';

// Runs in a process of its own for one pack: laying out blocks, keeps memory, and cannot be stopped from inside.
answerParent(isOrder, async ({ contents, look }) => typeset(contents, look));

interface PrintOrder {
  readonly contents: PackContents;
  readonly look: Look;
}

/** The order comes from our own parent over a private channel: enough to tell it from anything else. */
function isOrder(message: unknown): message is PrintOrder {
  return (
    typeof message === 'object' && message !== null && 'contents' in message && 'look' in message
  );
}
