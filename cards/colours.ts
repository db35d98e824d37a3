import type { Colour } from '../partnership/colours.ts';

/** A colour as people meet it: never colour alone, always with its word, its shape and what it means. */
export interface ColourFace {
  readonly word: string;
  readonly shape: string;
  readonly meaning: string;
  /** Text colour of a card. */
  readonly tone: string;
  /** "▲ Amber – at risk". */
  readonly words: string;
}

const LABELS: Record<
  Colour,
  readonly [word: string, shape: string, meaning: string, tone: string]
> = {
  green: ['Green', '●', 'on track', 'Good'],
  amber: ['Amber', '▲', 'at risk', 'Warning'],
  red: ['Red', '■', 'off track', 'Attention'],
  blue: ['Blue', '✔', 'complete', 'Accent'],
  grey: ['Grey', '○', 'not started or paused', 'Default'],
};

export function faceOf(colour: Colour): ColourFace {
  const [word, shape, meaning, tone] = LABELS[colour];
  return { word, shape, meaning, tone, words: `${shape} ${word} – ${meaning}` };
}
