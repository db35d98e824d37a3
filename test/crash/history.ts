import { createHash } from 'node:crypto';
import { z } from 'zod';

const SITES = {
  open: 'boardpacklocal.sharepoint.com:/sites/wiltshire-csp',
  restricted: 'boardpacklocal.sharepoint.com:/sites/wiltshire-csp-restricted',
};
export type SiteName = keyof typeof SITES;
const Id = z.object({ id: z.string() });
const DriveItem = Id.extend({ parentReference: z.object({ driveId: z.string() }) });
const Lists = z.object({ value: z.array(Id.extend({ displayName: z.string() })) });
const Versions = z.object({
  value: z.array(z.object({ fields: z.object({ Summary: z.string().optional() }) })),
});

/** Every summary that one highlight report has ever had, by SharePoint's own version history. */
export async function summariesOf(graph: string, site: SiteName, item: string): Promise<string[]> {
  const items = await itemsOf(graph, site, 'Highlight reports');
  const path = `${items}/${item}/versions?$expand=fields`;
  const { value } = Versions.parse(await ask(graph, path));
  return value.flatMap(({ fields }) => fields.Summary ?? []);
}

/** SHA-256 of the bytes that stand in the library under this row of `Board packs`, as somebody downloads them. */
export async function hashOfFile(graph: string, site: SiteName, item: string): Promise<string> {
  const items = await itemsOf(graph, site, 'Board packs');
  const file = DriveItem.parse(await ask(graph, `${items}/${item}/driveItem`));
  const content = `drives/${file.parentReference.driveId}/items/${file.id}/content`;
  const redirect = await send(graph, content, { redirect: 'manual' });
  const { pathname, search } = new URL(redirect.headers.get('location') ?? '');
  const response = await fetch(`${graph}${pathname}${search}`);
  if (!response.ok) throw new Error(`The file was answered ${response.status}`);
  return createHash('sha256')
    .update(await response.bytes())
    .digest('hex');
}

/** Somebody edits a row in SharePoint itself. */
export async function edit(
  graph: string,
  list: string,
  item: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const items = await itemsOf(graph, 'open', list);
  await ask(graph, `${items}/${item}/fields`, { method: 'PATCH', body: JSON.stringify(fields) });
}

async function itemsOf(graph: string, site: SiteName, name: string): Promise<string> {
  const { id } = Id.parse(await ask(graph, `sites/${SITES[site]}`));
  const lists = Lists.parse(await ask(graph, `sites/${id}/lists`)).value;
  const list = lists.find((each) => each.displayName === name);
  if (!list) throw new Error(`There is no list ${name}`);
  return `sites/${id}/lists/${list.id}/items`;
}

async function ask(graph: string, path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await send(graph, path, init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

function send(graph: string, path: string, init: RequestInit): Promise<Response> {
  const headers = { authorization: 'Bearer local-admin', 'content-type': 'application/json' };
  return fetch(`${graph}/v1.0/${path}`, { ...init, headers });
}
