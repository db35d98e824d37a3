import { z } from 'zod';

/** Delivery colours of docs/domain.md, "Colours": a judgement that a person makes. The bot never guesses one from words. */
export const Colour = z.enum(['green', 'amber', 'red', 'blue', 'grey']);
export type Colour = z.infer<typeof Colour>;

/** Worst first. Grey says "no data", so it ranks beside amber: it is not good news. */
const concern: Record<Colour, number> = { red: 3, amber: 2, grey: 2, green: 1, blue: 0 };

export function concernOf(colour: Colour): number {
  return concern[colour];
}

export type Direction = 'improving' | 'steady' | 'worsening' | 'no comparison';

export function directionOf(now: Colour | null, before: Colour | null): Direction {
  if (now === null || before === null || now === 'grey' || before === 'grey')
    return 'no comparison';
  if (concern[now] === concern[before]) return 'steady';
  return concern[now] < concern[before] ? 'improving' : 'worsening';
}
