import { phraseIn } from './phrase.ts';
import { COMMANDS } from './table.ts';

/** How many slips of the finger are forgiven: one in a short word, two in a longer one. */
const SHORT = 5;

/** What somebody may have meant by words that are no command, written as it should be; null when nothing is near. */
export function nearestCommand(text: string): string | null {
  const words = text.split(' ');
  let best: { readonly said: string; readonly slips: number } | null = null;
  for (const phrase of COMMANDS.flatMap((entry) => [entry.name, ...entry.words])) {
    if (phrase.length < 4) continue;
    const length = phrase.split(' ').length;
    const slips = distance(words.slice(0, length).join(' '), phrase);
    if (slips > (phrase.length < SHORT ? 1 : 2)) continue;
    if (best !== null && best.slips <= slips) continue;
    best = { said: corrected(phrase, words.slice(length)), slips };
  }
  return best?.said ?? null;
}

function corrected(phrase: string, behind: readonly string[]): string {
  const whole = [phrase, ...behind].join(' ');
  return phraseIn(whole) === null ? phrase : whole;
}

/** Slips between two words: letters added, left out, changed, or two neighbours swapped. */
export function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? Infinity;
}
