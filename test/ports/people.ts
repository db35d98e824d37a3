import { z } from 'zod';
import type { ListName } from '../../partnership/record/lists.ts';
import type { Bench } from './sharepoint.ts';

const Listed = z.object({
  value: z.array(
    z.object({ id: z.string(), eTag: z.string(), fields: z.record(z.string(), z.unknown()) }),
  ),
});
export type Item = z.infer<typeof Listed>['value'][number];
const Versions = z.object({
  value: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) })),
});
const SITE = '/sites/boardpacklocal.sharepoint.com:/sites/wiltshire-csp:';

/** SharePoint as a person sees it who opens the list and edits a row there. */
export function person({ sharePoint }: Pick<Bench, 'sharePoint'>) {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${sharePoint.origin}/v1.0${path}`, {
      method,
      headers: { Authorization: 'Bearer local-admin', 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  const items = (list: ListName) => `${SITE}/lists/${encodeURIComponent(list)}/items`;
  return {
    call,
    rows: async (list: ListName): Promise<Item[]> => {
      const found = Listed.parse(await call('GET', `${items(list)}?$expand=fields&$top=500`));
      return found.value;
    },
    edit: async (list: ListName, id: string, fields: object): Promise<void> => {
      await call('PATCH', `${items(list)}/${id}/fields`, fields);
    },
    add: async (list: ListName, fields: object): Promise<void> => {
      await call('POST', items(list), { fields });
    },
    remove: async (list: ListName, id: string): Promise<void> => {
      await call('DELETE', `${items(list)}/${id}`);
    },
    /** Oldest first. */
    history: async (list: ListName, id: string): Promise<Record<string, unknown>[]> => {
      const path = `${items(list)}/${id}/versions?$expand=fields`;
      const { value } = Versions.parse(await call('GET', path));
      return value.map(({ fields }) => fields).reverse();
    },
  };
}

export function only<T>(all: readonly T[]): T {
  const [first] = all;
  if (first === undefined || all.length > 1)
    throw new Error(`${all.length} where one was expected`);
  return first;
}
