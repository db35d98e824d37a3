import { Router } from 'express';
import { z } from 'zod';
import { logChange } from '../data/changes.ts';
import { columnsOf } from '../data/columns.ts';
import { deleteList, findList, type List, listsOf, updateList } from '../data/lists.ts';
import { ColumnInput } from '../fields/column-input.ts';
import { listOf, type Place, siteOf } from '../http/access.ts';
import { type Answer, created, noContent, ok } from '../http/answer.ts';
import { answering, bodyOf, type Call, deedOf } from '../http/call.ts';
import { type Expansion, parseExpand, selected } from '../http/query.ts';
import { invalid, nameTaken, unknownHere } from '../http/refusal.ts';
import { columnShape, listShape } from '../shapes/list-shape.ts';
import type { World } from '../world.ts';
import { makeList } from './make-list.ts';

/** Lists and libraries of a site. */
export function listRoutes(world: World): Router {
  const router = Router();
  router.get('/sites/:site/lists', answering(world, listLists, ['$filter', '$select', '$expand']));
  router.post('/sites/:site/lists', answering(world, createList));
  router.get('/sites/:site/lists/:list', answering(world, getList, ['$select', '$expand']));
  router.patch('/sites/:site/lists/:list', answering(world, patchList));
  router.delete('/sites/:site/lists/:list', answering(world, removeList));
  return router;
}

function shown(call: Call, { site, list }: Place, expansion: Expansion): Record<string, unknown> {
  const shape = selected(listShape(site, list), call.query.get('$select'));
  if (!expansion.has('columns')) return shape;
  return { ...shape, columns: columnsOf(call.db, list.id).map(columnShape) };
}

function listLists(call: Call): Answer {
  const site = siteOf(call, 'read');
  const expansion = parseExpand(call.query.get('$expand'), ['columns']);
  const all = listsOf(call.db, site.id).filter((list) => !list.hidden);
  const title = titleFilter(call.query.get('$filter'));
  const lists = title === undefined ? all : all.filter((list) => sameTitle(list, title));
  return ok({ value: lists.map((list) => shown(call, { site, list }, expansion)) });
}

/** `$filter` on lists works by displayName alone (microsoft-graph-docs#9836). */
function titleFilter(filter: string | undefined): string | undefined {
  if (filter === undefined) return undefined;
  const [, title] = /^\s*displayName\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter) ?? [];
  if (title === undefined) throw unknownHere(`$filter=${filter}`);
  return title.replaceAll("''", "'");
}

function sameTitle(list: List, title: string): boolean {
  return list.displayName.toLowerCase() === title.toLowerCase();
}

const NewListBody = z.strictObject({
  name: z.unknown().optional(),
  displayName: z.string().trim().min(1).max(255),
  description: z.string().nullish(),
  columns: z.array(ColumnInput).nullish(),
  list: z
    .object({
      template: z.string().nullish(),
      hidden: z.boolean().nullish(),
      contentTypesEnabled: z.boolean().nullish(),
    })
    .nullish(),
});

function createList(call: Call): Answer {
  const site = siteOf(call, 'manage');
  const body = bodyOf(call, NewListBody);
  if (body.name != null) {
    throw invalid("Cannot define a 'name' for a list as it is assigned by the server");
  }
  const template = body.list?.template ?? 'genericList';
  if (template !== 'genericList' && template !== 'documentLibrary') {
    throw unknownHere(`list template ${template}`);
  }
  const list = makeList(deedOf(call), site, {
    displayName: body.displayName,
    name: body.displayName,
    description: body.description ?? '',
    template,
    hidden: body.list?.hidden ?? false,
    contentTypesEnabled: body.list?.contentTypesEnabled ?? false,
    columns: body.columns ?? [],
  });
  return created(listShape(site, list));
}

function getList(call: Call): Answer {
  const place = listOf(call, 'read');
  return ok(shown(call, place, parseExpand(call.query.get('$expand'), ['columns'])));
}

const ListPatch = z.strictObject({
  displayName: z.string().trim().min(1).max(255).nullish(),
  description: z.string().nullish(),
});

/** The title and the description change; the `name` in the address stays what it was at birth. */
function patchList(call: Call): Answer {
  const { site, list } = listOf(call, 'manage');
  const body = bodyOf(call, ListPatch);
  const displayName = body.displayName ?? list.displayName;
  const namesake = findList(call.db, site.id, displayName);
  if (namesake && namesake.id !== list.id) throw nameTaken('The specified title already exists.');
  const changed: List = {
    ...list,
    displayName,
    description: body.description ?? list.description,
    etag: list.etag + 1,
    modifiedAt: call.at,
    modifiedBy: call.actor,
  };
  updateList(call.db, changed);
  logChange(call.db, { at: call.at, actor: call.actor, operation: 'update list', list: changed });
  return ok(listShape(site, changed));
}

function removeList(call: Call): Answer {
  const { list } = listOf(call, 'manage');
  deleteList(call.db, list.id);
  logChange(call.db, { at: call.at, actor: call.actor, operation: 'delete list', list });
  return noContent;
}
