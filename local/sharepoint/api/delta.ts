import { Router } from 'express';
import { z } from 'zod';
import { changesAfter, lastSeq } from '../data/changes.ts';
import { type Item, itemById, itemsAfter } from '../data/items.ts';
import { readSetting } from '../data/settings.ts';
import { graphSiteId } from '../data/sites.ts';
import { listOf, type Place } from '../http/access.ts';
import { type Answer, ok } from '../http/answer.ts';
import { answering, type Call } from '../http/call.ts';
import { pageSize, parseExpand } from '../http/query.ts';
import { GraphRefusal } from '../http/refusal.ts';
import { deletedShape } from '../shapes/item-shape.ts';
import { graphRoot } from '../shapes/web-address.ts';
import type { World } from '../world.ts';
import { openToken, sealToken } from './paging.ts';
import { showExpanded } from './show-item.ts';

const options = ['$select', '$expand', '$top', 'token', '$deltatoken', '$skiptoken'];

/** All items once, then what changed since: the change log read by opaque tokens. */
export function deltaRoutes(world: World): Router {
  const router = Router();
  router.get('/sites/:site/lists/:list/items/delta', answering(world, delta, options));
  return router;
}

const Token = z.union([
  /** in the first enumeration: items up to this number are shown; changes count from `seq` */
  z.object({ epoch: z.string(), list: z.string(), shown: z.number(), seq: z.number() }),
  z.object({ epoch: z.string(), list: z.string(), seq: z.number() }),
]);
type Position = { seq: number; shown?: number };

function delta(call: Call): Answer {
  const place = listOf(call, 'read');
  const given =
    call.query.get('token') ?? call.query.get('$deltatoken') ?? call.query.get('$skiptoken');
  const size = pageSize(call.query.get('$top'));
  if (given === 'latest') {
    const link = linkTo(call, place, '$deltatoken', { seq: lastSeq(call.db) });
    return ok({ '@odata.deltaLink': link, value: [] });
  }
  const position = given === undefined ? start(call) : placeOf(call, place, given);
  return position.shown === undefined
    ? changedItems(call, place, position.seq, size)
    : allItems(call, place, { ...position, shown: position.shown }, size);
}

function start(call: Call): Position {
  return { seq: lastSeq(call.db), shown: 0 };
}

function epochOf(call: Call): string {
  return readSetting(call.db, 'deltaEpoch') ?? '0';
}

/** A token of another list or from before the log was cut is answered 410, with the address of a fresh start. */
function placeOf(call: Call, place: Place, given: string): Position {
  const token = openToken(given, Token);
  if (token.epoch === epochOf(call) && token.list === place.list.id) return token;
  throw new GraphRefusal(410, 'resyncChangesApplyDifferences', 'Resync required.', {
    Location: linkTo(call, place, '$skiptoken', start(call)),
  });
}

function allItems(
  call: Call,
  place: Place,
  position: { seq: number; shown: number },
  size: number,
): Answer {
  const items = itemsAfter(call.db, place.list.id, position.shown, size);
  const last = items.at(-1);
  const value = show(call, place, items);
  if (!last || items.length < size) {
    return ok({
      value,
      '@odata.deltaLink': linkTo(call, place, '$deltatoken', { seq: position.seq }),
    });
  }
  const next = linkTo(call, place, '$skiptoken', { seq: position.seq, shown: last.id });
  return ok({ value, '@odata.nextLink': next });
}

/** An item may come again on a later page; within one page only its newest state is shown. */
function changedItems(call: Call, place: Place, seq: number, size: number): Answer {
  const { list, site } = place;
  const changes = changesAfter(call.db, list.id, seq, size);
  const ids = new Set(changes.map((change) => change.itemId ?? 0));
  const value = [...ids].flatMap((id) => {
    const item = itemById(call.db, list.id, id);
    return item ? show(call, place, [item]) : [deletedShape(site, list, id)];
  });
  const reached = { seq: changes.at(-1)?.seq ?? seq };
  return changes.length < size
    ? ok({ value, '@odata.deltaLink': linkTo(call, place, '$deltatoken', reached) })
    : ok({ value, '@odata.nextLink': linkTo(call, place, '$skiptoken', reached) });
}

function show(call: Call, place: Place, items: Item[]): Record<string, unknown>[] {
  const expansion = parseExpand(call.query.get('$expand'), ['fields']);
  return showExpanded(call, place, items, expansion, call.query.get('$select'));
}

/** The options of the first request travel with every link, as the service keeps them in its token. */
function linkTo(call: Call, { site, list }: Place, name: string, position: Position): string {
  const kept = [...call.query].filter(([option]) =>
    ['$select', '$expand', '$top'].includes(option),
  );
  const query = new URLSearchParams(kept);
  query.set(name, sealToken({ epoch: epochOf(call), list: list.id, ...position }));
  return `${graphRoot}/sites/${graphSiteId(site)}/lists/${list.id}/items/delta?${query.toString()}`;
}
