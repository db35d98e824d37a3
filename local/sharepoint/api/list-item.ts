import { Router } from 'express';
import { z } from 'zod';
import type { Item } from '../data/items.ts';
import { rowOf } from '../data/keep-file.ts';
import type { Place } from '../http/access.ts';
import { type Answer, ok } from '../http/answer.ts';
import { answering, bodyOf, type Call, deedOf } from '../http/call.ts';
import { fileOf } from '../http/drive-access.ts';
import type { World } from '../world.ts';
import { showFields, showItems, showWithFields } from './show-item.ts';
import { checkMatch, writeFields } from './write-fields.ts';

/** The row behind a file: its columns read and written by way of the drive. */
export function listItemRoutes(world: World): Router {
  const router = Router();
  const one = '/drives/:drive/items/:item/listItem';
  router.get(one, answering(world, getRow, ['$expand', '$select']));
  router.patch(one, answering(world, patchRow));
  router.get(`${one}/fields`, answering(world, getRowFields, ['$select']));
  router.patch(`${one}/fields`, answering(world, patchRowFields));
  return router;
}

function getRow(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'read');
  return ok(showItems(call, place, [rowOf(call, file)])[0]);
}

function getRowFields(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'read');
  return ok(showFields(call, place, rowOf(call, file), call.query.get('$select')));
}

const InputFields = z.record(z.string(), z.unknown());

function patchRow(call: Call): Answer {
  const { fields } = bodyOf(call, z.strictObject({ fields: InputFields }));
  const { place, item } = write(call, fields);
  return ok(showWithFields(call, place, item));
}

function patchRowFields(call: Call): Answer {
  const { place, item } = write(call, bodyOf(call, InputFields));
  return ok(showFields(call, place, item));
}

function write(call: Call, input: Record<string, unknown>): { place: Place; item: Item } {
  const { file, ...place } = fileOf(call, 'write');
  const row = rowOf(call, file);
  checkMatch(row, call.header('if-match'));
  return { place, item: writeFields(deedOf(call), place.list, row, input) };
}
