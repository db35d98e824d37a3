export const CUT_NOTICE = '… (full text in the record)';

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/**
 * At most `limit` characters of a text, ended at a sentence where one ends in time, and otherwise at a word.
 * What was cut is always said: a reader must know that there is more, and where.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const whole = wholeSentences(text, limit);
  if (whole !== '') return `${whole} ${CUT_NOTICE}`;
  return `${wholeWords(text, limit)}${CUT_NOTICE}`;
}

/** As many entries as fit, and how many did not. An entry costs more than its letters: a bullet and the rest of its line. */
export function cutList(
  items: readonly string[],
  limit: number,
): { items: string[]; more: number } {
  const lineCost = 40;
  const kept: string[] = [];
  let left = limit;
  for (const item of items) {
    if (kept.length > 0 && left < Math.min(item.length, 80)) break;
    const cut = cutText(item, Math.max(left, 40));
    kept.push(cut);
    left -= cut.length + lineCost;
    if (left <= 0) break;
  }
  return { items: kept, more: items.length - kept.length };
}

function wholeSentences(text: string, limit: number): string {
  let kept = '';
  for (const { segment } of sentences.segment(text.slice(0, limit + 200))) {
    if (kept.length + segment.length > limit) break;
    kept += segment;
  }
  return kept.trimEnd();
}

function wholeWords(text: string, limit: number): string {
  const start = text
    .slice(0, limit)
    .toWellFormed()
    .replace(/\ufffd$/u, '');
  const lastBlank = start.search(/\s\S*$/u);
  return lastBlank > limit / 2 ? start.slice(0, lastBlank).trimEnd() : start;
}
