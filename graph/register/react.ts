import type { z } from 'zod';
import { isOk, type PartAnswer, partFault, readPart } from '../batch.ts';
import { parsed } from '../http/answer.ts';
import { GraphFault } from '../http/fault.ts';
import { FieldsAnswer, ListItem, Versions, WholeItem, WholeItems } from '../items.ts';
import type { Fields } from '../schema/codec.ts';
import { asItIs, decide, decideByHistory } from './decide.ts';
import type { Action, Job, Known } from './job.ts';
import type { Write } from './merge.ts';

const WHAT = 'file the record';

/** What follows from an answer. Throws a GraphFault where this change cannot be filed now. */
export function react(
  job: Job,
  action: Exclude<Action, { do: 'nothing' }>,
  answer: PartAnswer,
): Action {
  switch (action.do) {
    case 'create':
      return afterCreate(answer);
    case 'look':
      return afterLook(job, action, answer);
    case 'read history':
      return decideByHistory(job, action.item, historyIn(answer));
    case 'write':
      return afterWrite(action, answer);
    case 'read tag':
      return {
        do: 'nothing',
        item: read(answer, ListItem),
        keptTheirs: action.keptTheirs,
        asOf: null,
      };
  }
}

function read<T>(answer: PartAnswer, schema: z.ZodType<T>): T {
  return readPart(answer, schema, WHAT);
}

/** Newest first: versions are numbered `1.0`, `2.0` and so on. */
function historyIn(answer: PartAnswer): Fields[] {
  const versions = read(answer, Versions).value;
  versions.sort((one, other) => Number.parseFloat(other.id) - Number.parseFloat(one.id));
  return versions.map(({ fields }) => fields);
}

/** Nobody told us, or somebody told us in a way that leaves room for "it is done". */
function isInDoubt({ status }: PartAnswer): boolean {
  return status === 0 || status === 408 || status >= 500;
}

function afterCreate(answer: PartAnswer): Action {
  if (isOk(answer)) {
    // Its fields are left aside: this answer shows dates otherwise than every later one, which would pass for a person's edit.
    const { id, eTag, webUrl } = parsed(ListItem, answer.body, WHAT);
    return asItIs({ id, eTag, webUrl });
  }
  const byReference = { do: 'look', by: 'reference' } as const;
  if (isInDoubt(answer)) return { ...byReference, refusal: null };
  const refusal = partFault(answer, WHAT);
  if ([401, 403, 404].includes(answer.status)) throw refusal;
  return { ...byReference, refusal };
}

function afterLook(
  job: Job,
  { by, refusal }: Extract<Action, { do: 'look' }>,
  answer: PartAnswer,
): Action {
  if (by === 'reference') {
    const [item] = read(answer, WholeItems).value;
    if (item) return decide(job, item);
    if (refusal) throw refusal;
    return job.library ? { do: 'look', by: 'file name', refusal: null } : { do: 'create' };
  }
  if (answer.status !== 404) return decide(job, read(answer, WholeItem));
  if (by !== 'file name') return { do: 'look', by: 'reference', refusal: null };
  throw new GraphFault({
    kind: 'unavailable',
    what: 'find the file that a row belongs to',
    status: 404,
  });
}

function afterWrite({ item, write }: Extract<Action, { do: 'write' }>, answer: PartAnswer): Action {
  if (answer.status === 404) return { do: 'look', by: 'reference', refusal: null };
  if (answer.status === 412 || answer.status === 409 || isInDoubt(answer)) {
    return { do: 'look', by: { id: item.id }, refusal: null };
  }
  const eTag = read(answer, FieldsAnswer)['@odata.etag'];
  const next = restoring(write);
  const { keptTheirs } = write;
  if (eTag === undefined) {
    // A tag that is asked for now may be of somebody's newer edit, which the second write of a clash must not cover.
    return next
      ? { do: 'look', by: { id: item.id }, refusal: null }
      : { do: 'read tag', item, keptTheirs };
  }
  const known = written(item, write, eTag);
  return next
    ? { do: 'write', item: known, write: next }
    : { do: 'nothing', item: known, keptTheirs, asOf: null };
}

/** If-Match let the write through, so nothing else has changed since the fields were read. */
function written(item: Known, write: Write, eTag: string): Known {
  const { fields } = item;
  return { ...item, eTag, fields: fields && { ...fields, ...write.fields } };
}

/** The second write of a clash: what a person had written goes back over ours. */
function restoring(write: Write): Write | null {
  if (Object.keys(write.restore).length === 0) return null;
  return { fields: write.restore, restore: {}, keptTheirs: write.keptTheirs };
}
