/** Markup that is already safe; everything else is escaped when it is put into a template. */
export type Html = { markup: string };
type Part = Html | Html[] | string | number;

export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  const filled = texts.map((text, index) => {
    const part = parts[index];
    return part === undefined ? text : text + markupOf(part);
  });
  return { markup: filled.join('') };
}

export const nothing: Html = { markup: '' };

function markupOf(part: Part): string {
  if (Array.isArray(part)) return part.map(markupOf).join('');
  if (typeof part === 'object') return part.markup;
  return escaped(String(part));
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
