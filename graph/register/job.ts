import type { PendingChange } from '../../partnership/ports.ts';
import type { GraphFault } from '../http/fault.ts';
import type { WholeItem } from '../items.ts';
import type { Place } from '../places.ts';
import type { Fields } from '../schema/codec.ts';
import { isLibrary } from '../schema/schema.ts';
import { changing, type Wanted, type Write, wantedFields } from './merge.ts';

/** One change on its way into its list. */
export interface Job {
  readonly pending: PendingChange;
  readonly place: Place;
  readonly library: boolean;
  /** The fields that this change is about: one that is to stay as it stood is none of ours, and may be a person's by now. */
  readonly wanted: readonly Wanted[];
  /** The eTag that the change was decided on; null when the item was not known. */
  readonly knownTag: string | null;
}

/** The next request for a job, or its end. Each answer leads to the next action (react.ts). */
export type Action =
  | { readonly do: 'create' }
  | {
      readonly do: 'look';
      readonly by: LookBy;
      /** Why the create was refused: thrown when nothing is found that explains it. */
      readonly refusal: GraphFault | null;
    }
  | { readonly do: 'read history'; readonly item: WholeItem }
  | { readonly do: 'write'; readonly item: Known; readonly write: Write }
  | {
      readonly do: 'read tag';
      readonly item: Known;
      readonly keptTheirs: readonly string[];
    }
  | {
      readonly do: 'nothing';
      readonly item: Known;
      readonly keptTheirs: readonly string[];
      /** The eTag after which the row's next change may have landed already; null: it has not. */
      readonly asOf: string | null;
    };

export type LookBy = { readonly id: string } | 'reference' | 'file name';

export interface Known {
  readonly id: string;
  readonly eTag: string;
  readonly webUrl?: string | null | undefined;
  /** What it says at this eTag, where that is known. */
  readonly fields?: Fields | undefined;
}

export function jobFor(pending: PendingChange, place: Place, item: Known | null): Job {
  const { list, set, before, create } = pending.change;
  const wanted = create
    ? wantedFields(list, pending.row, null)
    : changing(wantedFields(list, set, before));
  return { pending, place, library: isLibrary(list), wanted, knownTag: item?.eTag ?? null };
}

/**
 * A create goes out at once: that its reference is unique in the list keeps a repeated one from making a second item. A row of a
 * library is born with its file, so its "create" is a write to the file's item. An update looks first, even where an eTag is known:
 * that one may be newer than what the change was decided on, and somebody's edit would pass for one that was seen.
 */
export function firstAction(job: Job, item: Known | null): Action {
  if (job.pending.change.create) {
    return job.library ? { do: 'look', by: 'file name', refusal: null } : { do: 'create' };
  }
  return { do: 'look', by: item ? { id: item.id } : 'reference', refusal: null };
}
