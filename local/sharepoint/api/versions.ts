import { Router } from 'express';
import { columnsOf } from '../data/columns.ts';
import { fileOfItem, saveFile } from '../data/files.ts';
import { changeItem } from '../data/keep-item.ts';
import { type Version, versionOf, versionsOf } from '../data/versions.ts';
import { itemOf } from '../http/access.ts';
import { type Answer, noContent, ok } from '../http/answer.ts';
import { answering, type Call, deedOf } from '../http/call.ts';
import { parseExpand } from '../http/query.ts';
import { notFound } from '../http/refusal.ts';
import { versionFields, versionShape } from '../shapes/item-shape.ts';
import type { World } from '../world.ts';
import { refuseDuplicates } from './write-fields.ts';

/** The history of a row: who changed it when, what it said then, and going back to it. */
export function versionRoutes(world: World): Router {
  const router = Router();
  const all = '/sites/:site/lists/:list/items/:item/versions';
  router.get(all, answering(world, listVersions, ['$expand']));
  router.get(`${all}/:version`, answering(world, getVersion, ['$expand']));
  router.get(`${all}/:version/fields`, answering(world, getVersionFields));
  router.post(`${all}/:version/restoreVersion`, answering(world, restore));
  return router;
}

function shown(call: Call, listId: string, version: Version): Record<string, unknown> {
  const shape = versionShape(version);
  if (!parseExpand(call.query.get('$expand'), ['fields']).has('fields')) return shape;
  return { ...shape, fields: versionFields(version, columnsOf(call.db, listId)) };
}

function listVersions(call: Call): Answer {
  const { list, item } = itemOf(call, 'read');
  const versions = versionsOf(call.db, list.id, item.id);
  return ok({ value: versions.map((version) => shown(call, list.id, version)) });
}

function getVersion(call: Call): Answer {
  const { list, item } = itemOf(call, 'read');
  return ok(shown(call, list.id, asked(call, list.id, item.id)));
}

function getVersionFields(call: Call): Answer {
  const { list, item } = itemOf(call, 'read');
  return ok(versionFields(asked(call, list.id, item.id), columnsOf(call.db, list.id)));
}

/** Going back makes a new version that says what the old one said; nothing of the history is lost. */
function restore(call: Call): Answer {
  const { list, item } = itemOf(call, 'write');
  const { fields, hash, size } = asked(call, list.id, item.id);
  refuseDuplicates(deedOf(call), list, columnsOf(call.db, list.id), fields, item.id);
  changeItem(deedOf(call), list, item, {
    fields,
    operation: 'restore version',
    content: { hash, size },
  });
  const file = fileOfItem(call.db, list.id, item.id);
  if (file && hash !== null && size !== null) {
    saveFile(call.db, { ...file, hash, size, contentTag: file.contentTag + 1 });
  }
  return noContent;
}

function asked(call: Call, listId: string, itemId: number): Version {
  const [, number] = /^(\d+)\.0$/.exec(call.param('version')) ?? [];
  const version = number && versionOf(call.db, listId, itemId, Number(number));
  if (!version) throw notFound('The specified version was not found');
  return version;
}
