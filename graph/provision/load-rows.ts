import { z } from 'zod';
import type { Site } from '../../partnership/marking.ts';
import type { ListName } from '../../partnership/record/lists.ts';
import type { Row } from '../../partnership/record/row.ts';
import { batch, isOk, type Part, partFault, readPart } from '../batch.ts';
import { type GraphClient, pathOfLink } from '../client.ts';
import { type Deadline, deadlineIn } from '../http/deadline.ts';
import type { PlaceFinder, Places } from '../places.ts';
import { fieldsFrom } from '../schema/codec.ts';
import { columnNamed, isLibrary } from '../schema/schema.ts';

export interface RowToLoad {
  readonly site: Site;
  readonly list: ListName;
  readonly row: Row;
}

const LOAD_WITHIN = 10 * 60_000;

/**
 * Puts rows into their lists, twenty a request, and leaves out those whose reference is there already, so that a load which was
 * broken off can simply be started again. Gives back how many were new.
 */
export async function loadRows(
  client: GraphClient,
  finder: PlaceFinder,
  partnership: string,
  rows: readonly RowToLoad[],
): Promise<number> {
  const what = 'load rows';
  const deadline = deadlineIn(LOAD_WITHIN);
  const places = await finder.of(partnership);
  const there = await referencesIn(client, places, rows, deadline);
  const fresh = rows.filter((row) => !there.has(keyOf(row)));
  const answers = await batch(
    client,
    fresh.map((row) => creation(places, row)),
    { what, deadline },
  );
  const failed = answers.find((answer) => !isOk(answer));
  if (failed) throw partFault(failed, what);
  return fresh.length;
}

/** SharePoint tells values of a unique column apart without regard to letter case. */
function keyOf({ site, list, row }: RowToLoad): string {
  return `${site}/${list}/${String(row.reference).toLowerCase()}`;
}

function creation(places: Places, { site, list, row }: RowToLoad): Part {
  if (isLibrary(list)) throw new Error(`Rows of the library ${list} are born with their file`);
  return {
    method: 'POST',
    path: `${places[site].list(list)}/items`,
    body: { fields: fieldsFrom(list, row) },
  };
}

const References = z.object({
  value: z.array(z.object({ fields: z.record(z.string(), z.unknown()).optional() })),
  '@odata.nextLink': z.string().optional(),
});

async function referencesIn(
  client: GraphClient,
  places: Places,
  rows: readonly RowToLoad[],
  deadline: Deadline,
): Promise<Set<string>> {
  const what = 'read references';
  const found = new Set<string>();
  const lists = new Map(rows.map(({ site, list }) => [`${site}/${list}`, places[site].list(list)]));
  let open = [...lists].map(([key, path]) => ({ key, path: firstPage(path) }));
  while (open.length > 0) {
    const parts = open.map(({ path }) => ({ method: 'GET', path }) as const);
    const answers = await batch(client, parts, { what, deadline });
    open = open.flatMap(({ key }, index) => {
      const page = readPart(answers[index], References, what);
      for (const { fields } of page.value) found.add(`${key}/${referenceIn(fields)}`);
      const next = page['@odata.nextLink'];
      return next === undefined ? [] : [{ key, path: pathOfLink(next) }];
    });
  }
  return found;
}

const REFERENCE = columnNamed('Subgroups', 'reference').name;

function firstPage(list: string): string {
  return `${list}/items?$select=id&$expand=fields($select=${REFERENCE})&$top=1000`;
}

function referenceIn(fields: Readonly<Record<string, unknown>> | undefined): string {
  return String(fields?.[REFERENCE]).toLowerCase();
}
