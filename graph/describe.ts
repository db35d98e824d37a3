import { type WantedList, wantedLists } from './provision/definition.ts';
import type { Column } from './schema/column.ts';

const OPENING = `# The record in SharePoint

A partnership's record is kept in ordinary SharePoint lists that anybody with the right to can read and edit. Each partnership has two
sites with the same lists and libraries: its own, and a restricted one with fewer members for everything marked part 2 or
OFFICIAL-SENSITIVE. Boardpack files each row in the one that its marking asks for.

What you change in a list reaches Boardpack within minutes. Where you and Boardpack change the same field at the same moment, your value
stands and Boardpack's is kept in the row's version history. Changes that would alter who may do or see what are confirmed in Teams first.

A new row may leave Reference empty. Dates are days of the calendar in the United Kingdom; moments are kept to the second. The internal
name is what a query or a Power Automate flow calls the column; it never changes, whatever the column is renamed to.

This page is made from the schema in \`graph/schema\`; \`npx vitest run test/graph/describe.test.ts -u\` writes it anew.
`;

/** The schema in plain words, for somebody who looks at the lists in SharePoint. Markdown. */
export function describeRecord(): string {
  return `${[OPENING, ...wantedLists().map(describeList)].join('\n')}`;
}

function describeList({ name, description, library, columns }: WantedList): string {
  const title = `## ${name}${library ? ' (a library)' : ''}\n\n${description}\n`;
  if (columns.length === 0) return title;
  const head = '| Column | Internal name | Holds | Meaning |\n|---|---|---|---|';
  return `${title}\n${[head, ...columns.map(describeColumn)].join('\n')}\n`;
}

function describeColumn(column: Column): string {
  const holds = [inWords(column), ...(column.unique ? ['unique'] : [])].join(', ');
  return `| ${column.displayName} | \`${column.name}\` | ${holds} | ${column.description} |`;
}

function inWords({ kind }: Column): string {
  switch (kind.type) {
    case 'line':
      return 'a line of text';
    case 'passage':
      return 'text';
    case 'choice':
      return `one of: ${kind.choices.map(({ label }) => label).join(', ')}`;
    case 'day':
      return 'a date';
    case 'instant':
      return 'a date and time';
    case 'number':
      return kind.whole ? wholeNumber(kind.minimum, kind.maximum) : 'a number';
    case 'boolean':
      return 'Yes or No';
  }
}

function wholeNumber(minimum: number | null, maximum: number | null): string {
  if (minimum === null || maximum === null) return 'a whole number';
  return `a whole number from ${minimum} to ${maximum}`;
}
