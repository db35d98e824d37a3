/** The lines of a passage, without bullets and blanks: people paste lists from Word with marks of their own. */
export function linesOf(text: string | null): string[] {
  if (text === null) return [];
  return text
    .split(/\r?\n/)
    .map((each) => each.replace(/^\s*(?:[-*•–·o]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((each) => each !== '');
}

const HEADLINE = 140;

/** The first sentence, whole; a very long one is cut at a word, and the cut is shown. */
export function firstSentence(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const end = flat.search(/[.!?](?:\s|$)/);
  const sentence = end === -1 ? flat : flat.slice(0, end + 1);
  if (sentence.length <= HEADLINE) return sentence;
  const cut = sentence.slice(0, HEADLINE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}
