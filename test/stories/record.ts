import { z } from 'zod';

const Item = z.looseObject({ id: z.string(), fields: z.record(z.string(), z.unknown()) });
export type Item = z.infer<typeof Item>;

const SITES = {
  open: '/v1.0/sites/boardpacklocal.sharepoint.com:/sites/wiltshire-csp',
  restricted: '/v1.0/sites/boardpacklocal.sharepoint.com:/sites/wiltshire-csp-restricted',
};

/** SharePoint as an administrator sees it, past the bot: what is really on record. */
export function record(graph: string) {
  async function get(path: string): Promise<unknown> {
    const response = await fetch(`${graph}${path}`, {
      headers: { authorization: 'Bearer local-admin' },
    });
    if (!response.ok)
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  async function listPath(site: keyof typeof SITES, name: string): Promise<string> {
    const { id } = z.object({ id: z.string() }).parse(await get(SITES[site]));
    const lists = z
      .object({ value: z.array(z.object({ id: z.string(), displayName: z.string() })) })
      .parse(await get(`/v1.0/sites/${id}/lists`));
    const list = lists.value.find((each) => each.displayName === name);
    if (!list) throw new Error(`No list ${name}`);
    return `/v1.0/sites/${id}/lists/${list.id}`;
  }

  async function items(site: keyof typeof SITES, name: string): Promise<Item[]> {
    const found: Item[] = [];
    let next: string | null = `${await listPath(site, name)}/items?$expand=fields&$top=200`;
    while (next !== null) {
      const page = z
        .object({ value: z.array(Item), '@odata.nextLink': z.string().optional() })
        .parse(await get(next));
      found.push(...page.value);
      const link: string | undefined = page['@odata.nextLink'];
      next = link === undefined ? null : link.replace('https://graph.microsoft.com', '');
    }
    return found;
  }

  async function versions(site: keyof typeof SITES, name: string, item: string): Promise<number> {
    const answer = await get(`${await listPath(site, name)}/items/${item}/versions`);
    return z.object({ value: z.array(z.unknown()) }).parse(answer).value.length;
  }

  async function one(site: keyof typeof SITES, name: string, reference: string): Promise<Item> {
    const all = (await items(site, name)).filter((item) => item.fields['Reference'] === reference);
    if (all.length !== 1 || !all[0])
      throw new Error(`${reference} stands ${all.length} times in ${name}`);
    return all[0];
  }

  return { items, one, versions };
}
