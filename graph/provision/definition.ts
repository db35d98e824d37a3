import { PAPERS_LIBRARY } from '../../partnership/record/lists.ts';
import type { Column, Kind } from '../schema/column.ts';
import { wholeSchema } from '../schema/schema.ts';

/** A list or library as a site is to have it. */
export interface WantedList {
  readonly name: string;
  readonly description: string;
  readonly library: boolean;
  readonly columns: readonly Column[];
}

/** Everything that Boardpack needs in a site. */
export function wantedLists(): WantedList[] {
  const papers = {
    name: PAPERS_LIBRARY,
    description: "Other people's papers for the Executive.",
    library: true,
    columns: [],
  };
  return [...wholeSchema(), papers];
}

/** The column as Graph is told of it. `defaultValue` is never given: Graph takes it and does not apply it. */
export function definitionOf(column: Column): object {
  return {
    name: column.name,
    displayName: column.displayName,
    description: column.description,
    ...(column.indexed ? { indexed: true } : {}),
    ...(column.unique ? { enforceUniqueValues: true } : {}),
    ...facetOf(column.kind),
  };
}

function facetOf(kind: Kind): object {
  switch (kind.type) {
    case 'line':
      return { text: { allowMultipleLines: false, maxLength: 255 } };
    case 'passage':
      return {
        text: {
          allowMultipleLines: true,
          appendChangesToExistingText: false,
          linesForEditing: 6,
          textType: 'plain',
        },
      };
    case 'choice':
      return choiceFacet(kind.choices.map(({ label }) => label));
    case 'day':
      return { dateTime: { displayAs: 'standard', format: 'dateOnly' } };
    case 'instant':
      return { dateTime: { displayAs: 'standard', format: 'dateTime' } };
    case 'number':
      return { number: numberFacet(kind) };
    case 'boolean':
      return { boolean: {} };
  }
}

export function choiceFacet(choices: readonly string[]): object {
  return { choice: { allowTextEntry: false, choices, displayAs: 'dropDownMenu' } };
}

function numberFacet(kind: Extract<Kind, { type: 'number' }>): object {
  return {
    decimalPlaces: kind.whole ? 'none' : 'automatic',
    displayAs: 'number',
    ...(kind.minimum === null ? {} : { minimum: kind.minimum }),
    ...(kind.maximum === null ? {} : { maximum: kind.maximum }),
  };
}
