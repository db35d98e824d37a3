/** A line break that may be taken here and is not seen otherwise. */
const MAY_BREAK = '\u200b';

/** Longer than any English word that the pack's narrowest column has to hold. */
const LONGEST_WORD = 18;

const clusters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/**
 * Lets an address, a reference or a run of letters without spaces break across lines instead of running out of its cell.
 * Done here and not by a rule in the template, which costs a quarter of the whole layout (docs/decisions/010-typst-in-a-child-process.md).
 */
export function breakLongTokens(text: string): string {
  return text.replaceAll(/[^\s\u200b]{19,}/gu, (token) =>
    token
      .split(/(?<=[/_@.\-–?&=])/u)
      .map((part) => (part.length > LONGEST_WORD ? everywhere(part) : part))
      .join(MAY_BREAK),
  );
}

function everywhere(part: string): string {
  return Array.from(clusters.segment(part), ({ segment }) => segment).join(MAY_BREAK);
}
