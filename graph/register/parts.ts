import type { Part } from '../batch.ts';
import { inPath, whereEquals } from '../client.ts';
import { GraphFault } from '../http/fault.ts';
import { fieldsFrom } from '../schema/codec.ts';
import { columnNamed } from '../schema/schema.ts';
import type { Action, Job, LookBy } from './job.ts';

/** The request that an action is. */
export function partFor(job: Job, action: Exclude<Action, { do: 'nothing' }>): Part {
  const { list } = job.pending.change;
  const items = `${job.place.list(list)}/items`;
  switch (action.do) {
    case 'create':
      return { method: 'POST', path: items, body: { fields: fieldsFrom(list, job.pending.row) } };
    case 'look':
      return { method: 'GET', path: lookPath(job, items, action.by) };
    case 'read history':
      return { method: 'GET', path: `${items}/${action.item.id}/versions?$expand=fields` };
    case 'read tag':
      return { method: 'GET', path: `${items}/${action.item.id}?$select=id,eTag,webUrl` };
    case 'write':
      return {
        method: 'PATCH',
        path: `${items}/${action.item.id}/fields`,
        // Without this a change that somebody made in SharePoint meanwhile is overwritten and nobody ever hears of it.
        ifMatch: action.item.eTag,
        body: action.write.fields,
      };
  }
}

function lookPath(job: Job, items: string, by: LookBy): string {
  const { list, reference } = job.pending.change;
  if (by === 'reference') {
    const { name } = columnNamed(list, 'reference');
    return `${items}?$expand=fields&${whereEquals(name, reference)}`;
  }
  if (by !== 'file name') return `${items}/${by.id}?$expand=fields`;
  const { fileName } = job.pending.row;
  if (typeof fileName !== 'string') {
    throw new GraphFault({ kind: 'refused', what: 'file a row of a library that names no file' });
  }
  return `${job.place.drive(list)}/root:/${inPath(fileName)}:/listItem?$expand=fields`;
}
