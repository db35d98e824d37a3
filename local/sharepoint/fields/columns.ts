import type { Column, Facet } from '../data/columns.ts';
import { newGuid } from '../data/ids.ts';
import { GraphRefusal, invalid } from '../http/refusal.ts';
import { type ColumnInput, facetOf } from './column-input.ts';

/** SharePoint allows twenty indexes on a list. */
const mostIndexes = 20;

/** A new column as the service would make it beside those that are there, or its refusal. */
export function makeColumn(input: ColumnInput, existing: Column[]): Column {
  const facet = facetOf(input);
  if (!facet) throw invalid('A column type must be specified.');
  const name = internalName(input.name ?? input.displayName);
  if (existing.some((column) => column.name.toLowerCase() === name.toLowerCase())) {
    throw new GraphRefusal(409, 'nameAlreadyExists', `A duplicate field name "${name}" was found.`);
  }
  const column: Column = {
    id: newGuid(),
    name,
    displayName: input.displayName ?? name,
    description: input.description ?? '',
    columnGroup: input.columnGroup ?? 'Custom Columns',
    indexed: input.indexed ?? false,
    enforceUniqueValues: input.enforceUniqueValues ?? false,
    required: input.required ?? false,
    hidden: input.hidden ?? false,
    readOnly: input.readOnly ?? false,
    builtIn: false,
    facet,
  };
  checkIndexes(column, existing);
  return column;
}

/** The column after a PATCH; its kind and its internal name never change. */
export function changeColumn(column: Column, input: ColumnInput, existing: Column[]): Column {
  if (input.name != null && input.name !== column.name) {
    throw invalid('The internal name of a column cannot be changed.');
  }
  const changed: Column = {
    ...column,
    displayName: input.displayName ?? column.displayName,
    description: input.description ?? column.description,
    columnGroup: input.columnGroup ?? column.columnGroup,
    indexed: input.indexed ?? column.indexed,
    enforceUniqueValues: input.enforceUniqueValues ?? column.enforceUniqueValues,
    required: input.required ?? column.required,
    hidden: input.hidden ?? column.hidden,
    readOnly: input.readOnly ?? column.readOnly,
    facet: changedFacet(column.facet, facetOf(input)),
  };
  checkIndexes(
    changed,
    existing.filter((other) => other.id !== column.id),
  );
  return changed;
}

function changedFacet(before: Facet, after: Facet | undefined): Facet {
  if (!after) return before;
  if (after.kind !== before.kind) throw invalid('The type of a column cannot be changed.');
  return after;
}

function checkIndexes(column: Column, others: Column[]): void {
  if (column.enforceUniqueValues && !column.indexed) {
    throw invalid('This field must be indexed to enforce unique values.');
  }
  if (!column.indexed) return;
  const { facet } = column;
  const cannot =
    facet.kind === 'hyperlinkOrPicture' ||
    (facet.kind === 'text' && facet.text.allowMultipleLines) ||
    (facet.kind === 'choice' && facet.choice.displayAs === 'checkBoxes');
  if (cannot) throw invalid(`Field '${column.name}' cannot be indexed.`);
  if (others.filter((other) => other.indexed).length >= mostIndexes) {
    throw invalid('The maximum number of columns on this list are already indexed.');
  }
}

/** Characters that SharePoint escapes in an internal name become `_x0020_` and the like, and the name is cut at 32. */
function internalName(given: string | null | undefined): string {
  if (given == null || given.trim() === '') throw invalid('A column needs a name.');
  const escaped = given.trim().replace(/[^A-Za-z0-9_]/g, (character) => {
    return `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`;
  });
  return escaped.slice(0, 32);
}
