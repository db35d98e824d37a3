import type { Site } from '../../partnership/marking.ts';
import { type ListName, listNames } from '../../partnership/record/lists.ts';
import { batch, type PartAnswer, readPart } from '../batch.ts';
import { type GraphClient, pathOfLink } from '../client.ts';
import { deadlineIn } from '../http/deadline.ts';
import { GraphFault, isGraphFault } from '../http/fault.ts';
import type { PlaceFinder } from '../places.ts';
import { type Collected, collect, DeltaAnswer, type MirrorPage } from './page.ts';

/** Delta token of each list. Opaque: the path that Graph gave for the next time. */
export type Tokens = ReadonlyMap<`${Site}/${ListName}`, string>;

const READ_WITHIN = 5 * 60_000;
const WHAT = 'read what has changed';
const SITES: readonly Site[] = ['open', 'restricted'];

/** How far one list has been read. */
interface Cursor {
  readonly site: Site;
  readonly list: ListName;
  readonly fromNothing: string;
  path: string;
  whole: boolean;
  collected: Collected;
  token: string | null;
}

/**
 * What has changed in every list of a partnership since the tokens, twenty lists a request. A list without a token, or whose token
 * SharePoint no longer knows, is read whole. Rows that cannot be read come with the reason.
 */
export async function readChanges(
  client: GraphClient,
  finder: PlaceFinder,
  partnership: string,
  tokens: Tokens,
): Promise<readonly MirrorPage[]> {
  const deadline = deadlineIn(READ_WITHIN);
  const cursors = await cursorsFor(finder, partnership, tokens);
  for (let open = cursors; open.length > 0; open = open.filter(({ token }) => token === null)) {
    const parts = open.map(({ path }) => ({ method: 'GET', path }) as const);
    const answers = await batch(client, parts, { what: WHAT, deadline });
    open.forEach((cursor, index) => goOn(cursor, answers[index], finder, partnership));
  }
  return cursors.map((cursor) => pageOf(cursor, partnership));
}

async function cursorsFor(
  finder: PlaceFinder,
  partnership: string,
  tokens: Tokens,
): Promise<Cursor[]> {
  const places = await finder.of(partnership);
  return SITES.flatMap((site) =>
    listNames().map((list) => {
      const fromNothing = `${places[site].list(list)}/items/delta?$expand=fields`;
      const path = tokens.get(`${site}/${list}`);
      const start = { path: path ?? fromNothing, whole: path === undefined };
      return { site, list, fromNothing, ...start, collected: new Map(), token: null };
    }),
  );
}

/** 410: the token is too old. 404 and 400: it is of a list that was made again. */
const TOKEN_IS_DEAD = [400, 404, 410];

function goOn(
  cursor: Cursor,
  answer: PartAnswer | undefined,
  finder: PlaceFinder,
  partnership: string,
): void {
  if (!cursor.whole && TOKEN_IS_DEAD.includes(answer?.status ?? 0)) {
    Object.assign(cursor, { path: cursor.fromNothing, whole: true, collected: new Map() });
    return;
  }
  try {
    follow(cursor, readPart(answer, DeltaAnswer, WHAT));
  } catch (fault) {
    if (isGraphFault(fault) && fault.status === 404) finder.forget(partnership);
    throw fault;
  }
}

function follow(cursor: Cursor, answer: DeltaAnswer): void {
  collect(cursor.collected, cursor.list, answer);
  const { '@odata.nextLink': next, '@odata.deltaLink': last } = answer;
  if (next !== undefined) cursor.path = pathOfLink(next);
  else if (last !== undefined) cursor.token = pathOfLink(last);
  else throw new GraphFault({ kind: 'malformed', what: WHAT });
}

function pageOf(cursor: Cursor, partnership: string): MirrorPage {
  const { site, list, whole, collected, token } = cursor;
  if (token === null) throw new GraphFault({ kind: 'malformed', what: WHAT });
  const rows = [...collected.values()].filter((row) => row !== null);
  const deleted = [...collected].flatMap(([itemId, row]) => (row === null ? [itemId] : []));
  return { partnership, site, list, whole, rows, deleted, token };
}
