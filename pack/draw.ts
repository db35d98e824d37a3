import { answerParent } from './answer-parent.ts';
import { drawPages } from './picture/draw-pages.ts';

// Runs in a process of its own: drawing a page blocks for longer than a bot that answers people may.
answerParent(isOrder, ({ bytes, howMany }) => drawPages(bytes, howMany));

interface DrawOrder {
  readonly bytes: Uint8Array;
  readonly howMany: number;
}

function isOrder(message: unknown): message is DrawOrder {
  return (
    typeof message === 'object' &&
    message !== null &&
    'bytes' in message &&
    message.bytes instanceof Uint8Array &&
    'howMany' in message &&
    typeof message.howMany === 'number'
  );
}
