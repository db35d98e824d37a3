import { breakLongTokens } from './break-long-tokens.ts';
import type { Shows } from './coverage.ts';
import { placeholderFor } from './placeholder.ts';

const clusters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** More marks on one letter than any language writes; they would climb over the lines above. */
const MARKS_AT_MOST = 3;

/** Stands for what could not be read; a font would show it as a mere box, so it is named instead. */
const UNREADABLE = '\ufffd';

/** Letters, figures and punctuation that both fonts are known to have: most text is nothing else. */
const PLAIN = /^[\n\x20-\x7e£€–—‘’“”•…°½é]*$/u;

/** Controls, soft hyphens, invisible joiners, and the marks that turn the direction of writing and so can disguise what is read. */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- stripping control characters is what this is for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]/gu;

/**
 * Makes any text printable: what our fonts can show stays as it was typed, the rest becomes a named placeholder.
 * A pack must never fail, or lose a sentence without a word, because of a character in it: PDF/UA refuses the whole
 * file for one character without a glyph.
 */
export function cleanText(text: string, shows: Shows): string {
  const lines = text.replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n').replaceAll('\t', ' ');
  if (PLAIN.test(lines)) return breakLongTokens(lines);
  return breakLongTokens(shown(visible(lines.toWellFormed()), shows));
}

function visible(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(INVISIBLE, (found) => (found === UNREADABLE ? found : ''))
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, ' ');
}

function shown(text: string, shows: Shows): string {
  let out = '';
  let gap = '';
  let blanks = '';
  for (const { segment } of clusters.segment(text)) {
    const kept = segment === '\n' ? segment : printable(segment, shows);
    if (kept === null) {
      const named = placeholderFor(segment);
      // One name for a run of one script, blanks between its words included.
      if (named !== gap) out += blanks + named;
      gap = named;
      blanks = '';
    } else if (gap !== '' && segment === ' ') blanks += segment;
    else {
      out += blanks + kept;
      gap = '';
      blanks = '';
    }
  }
  return out + blanks;
}

/** The letter with those of its marks that its font has, or null when the letter itself cannot be shown. */
function printable(cluster: string, shows: Shows): string | null {
  const [letter = '', ...marks] = Array.from(cluster);
  if (letter === UNREADABLE) return null;
  if (marks.length <= MARKS_AT_MOST && shows(cluster)) return cluster;
  if (!shows(letter)) return null;
  const kept = marks.filter((mark) => /\p{M}/u.test(mark) && shows(letter + mark));
  return letter + kept.slice(0, MARKS_AT_MOST).join('');
}
