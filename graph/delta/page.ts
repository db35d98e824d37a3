import { z } from 'zod';
import type { Site } from '../../partnership/marking.ts';
import type { ListName } from '../../partnership/record/lists.ts';
import type { Row } from '../../partnership/record/row.ts';
import { GraphFault } from '../http/fault.ts';
import { rowFrom } from '../schema/codec.ts';

/** One row of the record as SharePoint has it. */
export interface MirrorRow {
  readonly itemId: string;
  readonly eTag: string;
  readonly webUrl: string | null;
  readonly row: Row | null;
  /** Which field could not be read and why, without its text. */
  readonly fault: string | null;
}

/** What has changed in one list since a token, or everything in it. */
export interface MirrorPage {
  readonly partnership: string;
  readonly site: Site;
  readonly list: ListName;
  /** True when the pages start from nothing: rows that do not come again are gone. */
  readonly whole: boolean;
  readonly rows: readonly MirrorRow[];
  readonly deleted: readonly string[];
  readonly token: string;
}

const DeltaItem = z.object({
  id: z.string(),
  eTag: z.string().optional(),
  webUrl: z.string().nullish(),
  contentType: z.object({ id: z.string().nullish() }).nullish(),
  deleted: z.object({ state: z.string().nullish() }).nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
});

export const DeltaAnswer = z.object({
  value: z.array(DeltaItem),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
export type DeltaAnswer = z.infer<typeof DeltaAnswer>;

/** Content types of folders begin so; a folder is no row. */
const FOLDER = '0x0120';

/** Rows by item: the same item may come several times, and the last time counts. `null` for a deleted one. */
export type Collected = Map<string, MirrorRow | null>;

export function collect(collected: Collected, list: ListName, answer: DeltaAnswer): void {
  for (const { id, eTag, webUrl, contentType, deleted, fields } of answer.value) {
    if (contentType?.id?.startsWith(FOLDER)) continue;
    if (deleted) {
      collected.set(id, null);
      continue;
    }
    if (eTag === undefined) throw new GraphFault({ kind: 'malformed', what: 'tell an eTag' });
    const read = rowFrom(list, fields ?? {});
    collected.set(id, { itemId: id, eTag, webUrl: webUrl ?? null, ...read });
  }
}
