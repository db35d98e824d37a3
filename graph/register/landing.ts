import type { WholeItem } from '../items.ts';
import type { Fields } from '../schema/codec.ts';
import type { Job } from './job.ts';
import { holds, since, tagBefore } from './merge.ts';

export interface Landing {
  /** What stood there when our write came. */
  readonly beneath: Fields;
  /** Every version since, ours included. */
  readonly after: readonly Fields[];
  /** The eTag that it left. */
  readonly tag: string;
}

/**
 * Where a write of ours whose answer was lost landed: a version that says all we wanted, over one that did not. It is looked for
 * in what came since the known eTag, the earliest such first: later ones are people coming back to our words, and older ones say
 * the same by chance or from an earlier change. Only if none is there and the row still says what we wanted, that is taken for
 * ours, since whoever reads the list may have known our write before we heard of it. Null: it has not landed, or there is no
 * version beneath it, and then nothing of anybody's was covered.
 */
export function findLanding(
  job: Job,
  item: WholeItem,
  versions: readonly Fields[],
): Landing | null {
  const recent = since(job.knownTag, item.eTag, versions).length;
  const landings = versions.flatMap((fields, at) => {
    const beneath = versions[at + 1];
    if (beneath === undefined || !holds(job.wanted, fields) || holds(job.wanted, beneath)) {
      return [];
    }
    return [{ at, beneath, after: versions.slice(0, at + 1), tag: tagBefore(item.eTag, at) }];
  });
  const known = landings.findLast(({ at }) => at < recent);
  if (known) return known;
  return holds(job.wanted, item.fields) ? (landings[0] ?? null) : null;
}
