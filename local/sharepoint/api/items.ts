import { Router } from 'express';
import { z } from 'zod';
import { columnsOf } from '../data/columns.ts';
import { itemById, matchingIds } from '../data/items.ts';
import { removeItem } from '../data/keep-item.ts';
import { graphSiteId } from '../data/sites.ts';
import { selectionOf } from '../fields/selection.ts';
import { itemOf, listOf, type Place } from '../http/access.ts';
import { type Answer, created, noContent, ok } from '../http/answer.ts';
import { answering, bodyOf, type Call, deedOf } from '../http/call.ts';
import { pageSize } from '../http/query.ts';
import { invalid } from '../http/refusal.ts';
import { itemTag } from '../shapes/item-shape.ts';
import { graphRoot } from '../shapes/web-address.ts';
import type { World } from '../world.ts';
import { followingPage } from './paging.ts';
import { showFields, showItems, showWithFields } from './show-item.ts';
import { addItem, checkMatch, writeFields } from './write-fields.ts';

const listOptions = ['$expand', '$select', '$filter', '$orderby', '$top', '$skiptoken'];

/** The rows of a list, and the files of a library seen as rows. */
export function itemRoutes(world: World): Router {
  const router = Router();
  router.get('/sites/:site/lists/:list/items', answering(world, listItems, listOptions));
  router.post('/sites/:site/lists/:list/items', answering(world, postItem));
  const one = '/sites/:site/lists/:list/items/:item';
  router.get(one, answering(world, getItem, ['$expand', '$select']));
  router.patch(one, answering(world, patchItem));
  router.delete(one, answering(world, removeOne));
  router.get(`${one}/fields`, answering(world, getFields, ['$select']));
  router.patch(`${one}/fields`, answering(world, patchFields));
  return router;
}

function listItems(call: Call): Answer {
  const place = listOf(call, 'read');
  const columns = columnsOf(call.db, place.list.id);
  const selection = selectionOf(columns, call.query, call.header('prefer'));
  const ids = matchingIds(call.db, place.list.id, selection);
  const page = followingPage(ids, call.query.get('$skiptoken'), pageSize(call.query.get('$top')));
  const items = page.ids.flatMap((id) => itemById(call.db, place.list.id, id) ?? []);
  const next =
    page.token === undefined ? {} : { '@odata.nextLink': nextLink(call, place, page.token) };
  return ok({ value: showItems(call, place, items), ...next });
}

function nextLink(call: Call, { site, list }: Place, token: string): string {
  const query = new URLSearchParams([...call.query].filter(([name]) => name !== '$skiptoken'));
  query.set('$skiptoken', token);
  return `${graphRoot}/sites/${graphSiteId(site)}/lists/${list.id}/items?${query.toString()}`;
}

const NewItem = z.strictObject({
  fields: z.record(z.string(), z.unknown()),
  contentType: z.unknown().optional(),
});

function postItem(call: Call): Answer {
  const place = listOf(call, 'write');
  if (place.list.template === 'documentLibrary') {
    throw invalid('To add an item to a library, upload a file.');
  }
  const { fields } = bodyOf(call, NewItem);
  const item = addItem(deedOf(call), place.list, fields);
  return { ...created(showWithFields(call, place, item)), headers: { ETag: itemTag(item) } };
}

function getItem(call: Call): Answer {
  const { item, ...place } = itemOf(call, 'read');
  return ok(showItems(call, place, [item])[0]);
}

const ItemPatch = z.strictObject({ fields: z.record(z.string(), z.unknown()) });

function patchItem(call: Call): Answer {
  const { item, ...place } = itemOf(call, 'write');
  checkMatch(item, call.header('if-match'));
  const changed = writeFields(deedOf(call), place.list, item, bodyOf(call, ItemPatch).fields);
  return ok(showWithFields(call, place, changed));
}

function removeOne(call: Call): Answer {
  const { item, list } = itemOf(call, 'write');
  checkMatch(item, call.header('if-match'));
  removeItem(deedOf(call), list, item);
  return noContent;
}

function getFields(call: Call): Answer {
  const { item, ...place } = itemOf(call, 'read');
  return ok(showFields(call, place, item, call.query.get('$select')));
}

function patchFields(call: Call): Answer {
  const { item, ...place } = itemOf(call, 'write');
  checkMatch(item, call.header('if-match'));
  const input = bodyOf(call, z.record(z.string(), z.unknown()));
  return ok(showFields(call, place, writeFields(deedOf(call), place.list, item, input)));
}
