import { z } from 'zod';
import { type GraphClient, pathOfLink } from '../client.ts';
import type { Deadline } from '../http/deadline.ts';
import { type SiteAddress, sitePath } from '../places.ts';

const FoundColumn = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().nullish(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
  text: z.object({ allowMultipleLines: z.boolean().nullish() }).nullish(),
  choice: z.object({ choices: z.array(z.string()).nullish() }).nullish(),
  dateTime: z.object({ format: z.string().nullish() }).nullish(),
  number: z.object({}).nullish(),
  boolean: z.object({}).nullish(),
});
export type FoundColumn = z.infer<typeof FoundColumn>;

const FoundList = z.object({
  id: z.string(),
  displayName: z.string(),
  list: z.object({ template: z.string().nullish() }).nullish(),
  columns: z.array(FoundColumn).nullish(),
});
export type FoundList = z.infer<typeof FoundList>;

const FoundLists = z.object({
  value: z.array(FoundList),
  '@odata.nextLink': z.string().optional(),
});

export interface FoundSite {
  /** `/sites/{id}` */
  readonly path: string;
  readonly lists: readonly FoundList[];
}

/** The site with its lists and their columns, as they are now. */
export async function findSite(
  client: GraphClient,
  address: SiteAddress,
  deadline: Deadline,
): Promise<FoundSite> {
  const read = <T>(what: string, path: string, answer: z.ZodType<T>): Promise<T> =>
    client.send({ what, method: 'GET', path, repeatable: true, answer, deadline });
  const { id } = await read('find a site', sitePath(address), z.object({ id: z.string() }));
  const lists: FoundList[] = [];
  let next: string | undefined = `/sites/${id}/lists?$expand=columns`;
  while (next !== undefined) {
    const page: z.infer<typeof FoundLists> = await read('read the lists', next, FoundLists);
    lists.push(...page.value);
    const link = page['@odata.nextLink'];
    next = link === undefined ? undefined : pathOfLink(link);
  }
  return { path: `/sites/${id}`, lists };
}
