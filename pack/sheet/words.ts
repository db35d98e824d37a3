import type { Colour, Direction } from '../../partnership/colours.ts';
import type { RiskLine } from '../../partnership/pack-contents.ts';

/** How a status is drawn: always a word and a shape beside the colour, so that it can be read without seeing colour. */
export interface Mark {
  readonly tone: Colour | 'dark' | 'plain';
  readonly word: string;
}

const COLOUR_WORDS: Record<Colour, { word: string; meaning: string }> = {
  green: { word: 'Green', meaning: 'on track' },
  amber: { word: 'Amber', meaning: 'at risk' },
  red: { word: 'Red', meaning: 'off track' },
  blue: { word: 'Blue', meaning: 'complete' },
  grey: { word: 'Grey', meaning: 'paused or no data' },
};

const DIRECTION_WORDS: Record<Direction, { arrow: string; word: string }> = {
  improving: { arrow: '↑', word: 'Improving' },
  steady: { arrow: '→', word: 'Steady' },
  worsening: { arrow: '↓', word: 'Worsening' },
  'no comparison': { arrow: '', word: 'No comparison' },
};

const BAND_TONES: Record<RiskLine['band'], Mark['tone']> = {
  Low: 'green',
  Medium: 'amber',
  High: 'red',
  Critical: 'dark',
};

/** No colour is a fact too, and the words for it depend on why there is none. */
export function markOf(colour: Colour | null, otherwise: string): Mark {
  if (colour === null) return { tone: 'plain', word: otherwise };
  return { tone: colour, word: COLOUR_WORDS[colour].word };
}

export function fullMarkOf(colour: Colour): Mark {
  const { word, meaning } = COLOUR_WORDS[colour];
  return { tone: colour, word: `${word}: ${meaning}` };
}

export function directionWords(direction: Direction): { arrow: string; word: string } {
  return DIRECTION_WORDS[direction];
}

export function bandMark(band: RiskLine['band'], score: number): Mark {
  return { tone: BAND_TONES[band], word: `${band} ${score}` };
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 report`, `3 reports`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
