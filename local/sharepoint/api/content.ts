import { Router } from 'express';
import { keepFile, replaceBytes, rowOf } from '../data/keep-file.ts';
import { Conflict } from '../data/uploads.ts';
import { versionsOf } from '../data/versions.ts';
import { type Answer, created, ok } from '../http/answer.ts';
import { answering, type Call, deedOf } from '../http/call.ts';
import { fileOf, newNameOf } from '../http/drive-access.ts';
import { invalid, nameTaken, notFound } from '../http/refusal.ts';
import { fileShape } from '../shapes/drive-shape.ts';
import { versionShape } from '../shapes/item-shape.ts';
import { downloadUrl } from '../shapes/signed-address.ts';
import type { World } from '../world.ts';
import { checkMatch } from './write-fields.ts';

const conflictOption = '@microsoft.graph.conflictBehavior';

/** The bytes of files: small uploads, downloads by a short-lived address, versions. */
export function contentRoutes(world: World): Router {
  const router = Router();
  router.put(
    '/drives/:drive/paths/:item/:path/content',
    answering(world, putByName, [conflictOption]),
  );
  router.put('/drives/:drive/items/:item/content', answering(world, putById, [conflictOption]));
  router.get('/drives/:drive/items/:item/content', answering(world, getContent));
  router.get('/drives/:drive/items/:item/versions', answering(world, listVersions));
  return router;
}

export function conflictOf(value: string | undefined, otherwise: Conflict): Conflict {
  if (value === undefined) return otherwise;
  const parsed = Conflict.safeParse(value);
  if (!parsed.success) throw invalid(`'${value}' is not a conflict behaviour.`);
  return parsed.data;
}

/** A PUT without a word on conflicts replaces what is there. */
function putByName(call: Call): Answer {
  const { parentId, name, ...place } = newNameOf(call);
  const conflict = conflictOf(call.query.get(conflictOption), 'replace');
  const wanted = { parentId, name, bytes: call.body, conflict };
  const kept = keepFile(deedOf(call), place.list, wanted);
  if (!kept) throw nameTaken('The specified item name already exists.');
  const shape = fileShape(call.db, place, kept.file);
  return kept.made ? created(shape) : ok(shape);
}

function putById(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'write');
  if (file.folder) throw invalid('A folder has no content.');
  checkMatch(rowOf(call, file), call.header('if-match'));
  const replaced = replaceBytes(deedOf(call), place.list, file, call.body);
  return ok(fileShape(call.db, place, replaced));
}

function getContent(call: Call): Answer {
  const { file, site } = fileOf(call, 'read');
  if (file.hash === null) throw notFound();
  return { status: 302, headers: { Location: downloadUrl(call.world, site, file) } };
}

function listVersions(call: Call): Answer {
  const { file, list } = fileOf(call, 'read');
  const versions = versionsOf(call.db, list.id, file.itemId);
  return ok({
    value: versions.map((version) => ({ ...versionShape(version), size: version.size })),
  });
}
