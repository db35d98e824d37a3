import type { ListItem } from '../items.ts';
import type { Fields } from '../schema/codec.ts';
import type { Action, Job } from './job.ts';
import { changedByOthers, differing, holds, putBack, since, writeOver } from './merge.ts';

/**
 * What to do about an item that is there. If it says what we want said, nothing is written. If somebody may have written since
 * we knew it, its history is read first: it alone tells "ours is done and a person went on" from "ours is still to come".
 */
export function decide(job: Job, item: ListItem): Action {
  const fields = item.fields ?? {};
  const done = holds(job.wanted, fields);
  if (job.pending.change.create) {
    if (done) return created(item);
    return job.library ? write(job, item) : { do: 'read history', item };
  }
  const moved = job.knownTag !== null && job.knownTag !== item.eTag;
  return done || moved ? { do: 'read history', item } : write(job, item);
}

/** `versions` newest first, the present one included. */
export function decideByHistory(job: Job, item: ListItem, versions: readonly Fields[]): Action {
  return job.pending.change.create
    ? createdBefore(job, item, versions)
    : writtenBefore(job, item, versions);
}

export function created(item: ListItem): Action {
  return { do: 'nothing', item, keptTheirs: [] };
}

function write(job: Job, item: ListItem): Action {
  const over = writeOver(job.wanted, item.fields ?? {});
  if (Object.keys(over.fields).length === 0) return { do: 'nothing', item, keptTheirs: [] };
  return { do: 'write', item, write: over };
}

/** Our create landed and was edited: the edit stands. Somebody else's row holds our reference: ours is written as a version over it. */
function createdBefore(job: Job, item: ListItem, versions: readonly Fields[]): Action {
  if (!versions.some((version) => holds(job.wanted, version))) return write(job, item);
  return {
    do: 'nothing',
    item,
    keptTheirs: propertiesOf(differing(job.wanted, item.fields ?? {})),
  };
}

/** Our write landed before: what it covered is put back if a process ended before it could, and what came after it stands. */
function writtenBefore(job: Job, item: ListItem, versions: readonly Fields[]): Action {
  const fields = item.fields ?? {};
  const recent = since(job.knownTag, item.eTag, versions);
  const ours = holds(job.wanted, fields)
    ? 0
    : recent.findIndex((version) => holds(job.wanted, version));
  if (ours < 0) return write(job, item);
  const beneath = versions.slice(ours).find((version) => !holds(job.wanted, version)) ?? {};
  const covered = changedByOthers(job.wanted, beneath).filter(({ column, mine }) =>
    holds([{ column, mine, before: undefined }], fields),
  );
  if (covered.length === 0) {
    return { do: 'nothing', item, keptTheirs: propertiesOf(differing(job.wanted, fields)) };
  }
  const { restore, keptTheirs } = putBack(covered, beneath);
  return { do: 'write', item, write: { fields: restore, restore: {}, keptTheirs } };
}

function propertiesOf(wanted: readonly { column: { property: string } }[]): string[] {
  return wanted.map(({ column }) => column.property);
}
