import { Router } from 'express';
import { z } from 'zod';
import { childNamed, childrenOf, type File, fileOfItem, saveFile } from '../data/files.ts';
import { makeFolder, rowOf } from '../data/keep-file.ts';
import { changeItem, removeItem } from '../data/keep-item.ts';
import { listsOf } from '../data/lists.ts';
import { driveOf, listOf, type Place, siteOf } from '../http/access.ts';
import { type Answer, created, noContent, ok } from '../http/answer.ts';
import { answering, bodyOf, type Call, deedOf } from '../http/call.ts';
import { checkName, fileOf, fileOrRoot } from '../http/drive-access.ts';
import { parseExpand, selected } from '../http/query.ts';
import { nameTaken, notFound } from '../http/refusal.ts';
import { driveShape, fileShape, rootShape } from '../shapes/drive-shape.ts';
import { listShape } from '../shapes/list-shape.ts';
import type { World } from '../world.ts';
import { showExpanded } from './show-item.ts';
import { checkMatch } from './write-fields.ts';

/** Libraries as drives: what is in them, folders, renaming, removing. */
export function driveRoutes(world: World): Router {
  const router = Router();
  const select = ['$select'];
  router.get('/sites/:site/drives', answering(world, listDrives, select));
  router.get('/sites/:site/lists/:list/drive', answering(world, driveOfList, select));
  router.get('/sites/:site/lists/:list/items/:row/driveItem', answering(world, fileOfRow, select));
  router.get('/drives/:drive', answering(world, getDrive, select));
  router.get('/drives/:drive/list', answering(world, listOfDrive, select));
  const one = '/drives/:drive/items/:item';
  router.get(one, answering(world, getFile, ['$select', '$expand']));
  router.patch(one, answering(world, rename));
  router.delete(one, answering(world, remove));
  router.get(`${one}/children`, answering(world, children, select));
  router.post(`${one}/children`, answering(world, newFolder));
  return router;
}

function listDrives(call: Call): Answer {
  const site = siteOf(call, 'read');
  const libraries = listsOf(call.db, site.id).filter((list) => list.template === 'documentLibrary');
  return ok({ value: libraries.map((list) => picked(call, driveShape({ site, list }))) });
}

function picked(call: Call, shape: Record<string, unknown>): Record<string, unknown> {
  return selected(shape, call.query.get('$select'));
}

function driveOfList(call: Call): Answer {
  const place = listOf(call, 'read');
  if (place.list.template !== 'documentLibrary') throw notFound();
  return ok(picked(call, driveShape(place)));
}

function fileOfRow(call: Call): Answer {
  const place = listOf(call, 'read');
  const file = fileOfItem(call.db, place.list.id, Number(call.param('row')));
  if (!file) throw notFound();
  return ok(picked(call, fileShape(call.db, place, file)));
}

function getDrive(call: Call): Answer {
  return ok(picked(call, driveShape(driveOf(call, 'read'))));
}

function listOfDrive(call: Call): Answer {
  const { site, list } = driveOf(call, 'read');
  return ok(picked(call, listShape(site, list)));
}

function getFile(call: Call): Answer {
  const { file, ...place } = fileOrRoot(call, 'read');
  if (!file) return ok(picked(call, rootShape(call.db, place)));
  const expansion = parseExpand(call.query.get('$expand'), ['listItem']);
  const shape = picked(call, fileShape(call.db, place, file));
  const row = expansion.get('listItem');
  if (!row) return ok(shape);
  const inner = parseExpand(row.expand, ['fields']);
  const [listItem] = showExpanded(call, place, [rowOf(call, file)], inner);
  return ok({ ...shape, listItem });
}

function children(call: Call): Answer {
  const { file, ...place } = fileOrRoot(call, 'read');
  const found = childrenOf(call.db, place.list.id, file ? file.id : '');
  return ok({ value: found.map((child) => picked(call, fileShape(call.db, place, child))) });
}

const NewFolder = z.strictObject({
  name: z.string(),
  folder: z.object({}),
  '@microsoft.graph.conflictBehavior': z.literal('fail').optional(),
});

function newFolder(call: Call): Answer {
  const { file: parent, ...place } = fileOrRoot(call, 'write');
  const name = checkName(bodyOf(call, NewFolder).name);
  const parentId = parent ? parent.id : '';
  if (childNamed(call.db, place.list.id, parentId, name)) throw taken();
  const folder = makeFolder(deedOf(call), place.list, parentId, name);
  return created(fileShape(call.db, place, folder));
}

function taken() {
  return nameTaken('The specified item name already exists.');
}

function rename(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'write');
  const row = rowOf(call, file);
  checkMatch(row, call.header('if-match'));
  const name = checkName(bodyOf(call, z.strictObject({ name: z.string() })).name);
  const namesake = childNamed(call.db, place.list.id, file.parentId, name);
  if (namesake && namesake.id !== file.id) throw taken();
  const fields = { ...row.fields, FileLeafRef: name };
  changeItem(deedOf(call), place.list, row, { fields, operation: 'rename file' });
  const renamed = { ...file, name };
  saveFile(call.db, renamed);
  return ok(fileShape(call.db, place, renamed));
}

function remove(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'write');
  checkMatch(rowOf(call, file), call.header('if-match'));
  removeDeep(call, place, file);
  return noContent;
}

/** A folder takes with it what it holds. */
function removeDeep(call: Call, place: Place, file: File): void {
  for (const child of childrenOf(call.db, place.list.id, file.id)) removeDeep(call, place, child);
  removeItem(deedOf(call), place.list, rowOf(call, file));
}
