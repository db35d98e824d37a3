import type { ListItem, WholeItem } from '../items.ts';
import type { Fields } from '../schema/codec.ts';
import { type Action, firstAction, type Job, type Known } from './job.ts';
import { findLanding } from './landing.ts';
import {
  changedByOthers,
  differing,
  holds,
  putBack,
  tagBefore,
  type Wanted,
  writeOver,
} from './merge.ts';

/**
 * What to do about an item that is there. If it says what we want said, nothing is written. If somebody may have written since
 * we knew it, its history is read first: it alone tells "ours is done and a person went on" from "ours is still to come".
 */
export function decide(job: Job, item: WholeItem): Action {
  if (job.wanted.length === 0) {
    return { do: 'nothing', item, keptTheirs: [], asOf: job.knownTag };
  }
  const done = holds(job.wanted, item.fields);
  if (job.pending.change.create) {
    if (done) return asItIs(item);
    return job.library ? write(job, item) : { do: 'read history', item };
  }
  const moved = job.knownTag !== null && job.knownTag !== item.eTag;
  return done || moved ? { do: 'read history', item } : write(job, item);
}

/** The next change of a row whose last one is filed: it looks first, unless that one has just told what the row says. */
export function furtherAction(job: Job, item: Known): Action {
  const { fields } = item;
  if (job.pending.change.create || fields === undefined) return firstAction(job, item);
  return decide(job, { ...item, fields });
}

/** `versions` newest first, the present one included. */
export function decideByHistory(job: Job, item: WholeItem, versions: readonly Fields[]): Action {
  return job.pending.change.create
    ? createdBefore(job, item, versions)
    : writtenBefore(job, item, versions);
}

export function asItIs(item: ListItem): Action {
  return { do: 'nothing', item, keptTheirs: [], asOf: null };
}

function write(job: Job, item: WholeItem): Action {
  const over = writeOver(job.wanted, item.fields);
  if (Object.keys(over.fields).length === 0) return asItIs(item);
  return { do: 'write', item, write: over };
}

/** Our create landed and was edited: the edit stands. Somebody else's row holds our reference: ours is written as a version over it. */
function createdBefore(job: Job, item: WholeItem, versions: readonly Fields[]): Action {
  const at = versions.findLastIndex((version) => holds(job.wanted, version));
  if (at < 0) return write(job, item);
  return {
    do: 'nothing',
    item,
    keptTheirs: propertiesOf(differing(job.wanted, item.fields)),
    asOf: tagBefore(item.eTag, at),
  };
}

/** Our write landed before: what it covered is put back if a process ended before it could, and what came after it stands. */
function writtenBefore(job: Job, item: WholeItem, versions: readonly Fields[]): Action {
  const landing = findLanding(job, item, versions);
  if (landing === null) return write(job, item);
  const stillMine = (one: Wanted) =>
    [item.fields, ...landing.after].every((fields) => holds([one], fields));
  const covered = changedByOthers(job.wanted, landing.beneath).filter(stillMine);
  const over = propertiesOf(differing(job.wanted, item.fields));
  if (covered.length === 0) {
    return { do: 'nothing', item, keptTheirs: over, asOf: landing.tag };
  }
  const { restore, keptTheirs } = putBack(covered, landing.beneath);
  const all = [...keptTheirs, ...over];
  return { do: 'write', item, write: { fields: restore, restore: {}, keptTheirs: all } };
}

function propertiesOf(wanted: readonly Wanted[]): string[] {
  return wanted.map(({ column }) => column.property);
}
