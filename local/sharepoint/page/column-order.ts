import type { Column } from '../data/columns.ts';

/** What a row is about comes first, so that nobody has to scroll sideways for it; the rest keeps the order of the list. */
export function inReadingOrder(columns: Column[]): Column[] {
  const leading = [
    columns.find(({ name }) => name === 'Title'),
    columns.find(({ name }) => name === 'Status'),
    columns.find(isColour),
    columns.find(({ name }) => name === 'Summary') ?? columns.find(isProse),
  ].filter((column) => column !== undefined);
  return [...leading, ...columns.filter((column) => !leading.includes(column))];
}

function isColour({ facet }: Column): boolean {
  return facet.kind === 'choice' && facet.choice.choices.some((one) => /^amber$/i.test(one));
}

function isProse({ name, facet }: Column): boolean {
  return facet.kind === 'text' && facet.text.allowMultipleLines && name !== 'SourceMessages';
}
