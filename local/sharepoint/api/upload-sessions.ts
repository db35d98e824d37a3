import { Router } from 'express';
import { z } from 'zod';
import { childNamed } from '../data/files.ts';
import { newGuid } from '../data/ids.ts';
import { rowOf } from '../data/keep-file.ts';
import { insertUpload, type Upload } from '../data/uploads.ts';
import { type Answer, ok } from '../http/answer.ts';
import { answering, bodyOf, type Call } from '../http/call.ts';
import { fileOf, type NewName, newNameOf } from '../http/drive-access.ts';
import { invalid, nameTaken } from '../http/refusal.ts';
import { uploadUrl } from '../shapes/signed-address.ts';
import { stampOf, type World } from '../world.ts';
import { conflictOf } from './content.ts';
import { uploadStatus } from './upload-parts.ts';
import { checkMatch } from './write-fields.ts';

/** Opens the door for a file in parts; the parts themselves go to the address it answers with. */
export function uploadSessionRoutes(world: World): Router {
  const router = Router();
  router.post('/drives/:drive/paths/:item/:path/createUploadSession', answering(world, openByName));
  router.post('/drives/:drive/items/:item/createUploadSession', answering(world, openById));
  return router;
}

const conflictKey = '@microsoft.graph.conflictBehavior';
const Body = z.strictObject({
  item: z
    .object({
      [conflictKey]: z.string().optional(),
      name: z.string().nullish(),
      fileSize: z.number().int().min(1).nullish(),
    })
    .nullish(),
  deferCommit: z.literal(false).optional(),
});

function openByName(call: Call): Answer {
  return open(call, newNameOf(call), 'fail');
}

function openById(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'write');
  return open(call, { ...place, parentId: file.parentId, name: file.name }, 'replace');
}

function open(call: Call, target: NewName, otherwise: 'fail' | 'replace'): Answer {
  const { item } = call.body.length === 0 ? {} : bodyOf(call, Body);
  if (item?.name != null && item.name !== target.name) {
    throw invalid('The name in the body differs from the name in the address.');
  }
  const { list, site, parentId, name } = target;
  const conflict = conflictOf(item?.[conflictKey], otherwise);
  const existing = childNamed(call.db, list.id, parentId, name);
  if (existing) {
    checkMatch(rowOf(call, existing), call.header('if-match'));
    if (conflict === 'fail') throw nameTaken('The specified item name already exists.');
  }
  const upload: Upload = {
    id: newGuid(),
    listId: list.id,
    parentId,
    name,
    conflict,
    total: item?.fileSize ?? null,
    received: 0,
    actor: call.actor,
    expiresAt: stampOf(new Date(call.world.now().getTime() + 24 * 60 * 60 * 1000)),
  };
  insertUpload(call.db, upload);
  return ok({ ...uploadStatus(upload), uploadUrl: uploadUrl(site, upload) });
}
