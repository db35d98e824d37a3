import type { Site } from '../../partnership/marking.ts';
import { LISTS, type ListName, type RowOf } from '../../partnership/record/lists.ts';
import { Row } from './flat-row.ts';

export interface SampleRow {
  readonly site: Site;
  readonly list: ListName;
  readonly row: Row;
}

/** One row of the sample, held against its list's own schema: a wrong fixture must fail here and not in somebody's pack. */
export function sampleRow<L extends ListName>(
  list: L,
  row: RowOf<L>,
  site: Site = 'open',
): SampleRow {
  return { site, list, row: Row.parse(LISTS[list].parse(row)) };
}
