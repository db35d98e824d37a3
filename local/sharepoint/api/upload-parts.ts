import type { Request } from 'express';
import { Router } from 'express';
import { keepFile } from '../data/keep-file.ts';
import { type List, listById } from '../data/lists.ts';
import { type Site, siteById } from '../data/sites.ts';
import { deleteUpload, keepPart, partsOf, type Upload, uploadById } from '../data/uploads.ts';
import { type Answer, created, noContent, ok, send } from '../http/answer.ts';
import { refuseBearer } from '../http/caller.ts';
import { GraphRefusal, invalid, nameTaken, notFound } from '../http/refusal.ts';
import { fileShape } from '../shapes/drive-shape.ts';
import { stampOf, type World } from '../world.ts';

const grain = 320 * 1024;
const largestPart = 60 * 1024 * 1024;

type Work = (world: World, upload: Upload, req: Request) => Answer;

/** The sharepoint.com address of an upload session: parts in order, its state, giving up. No bearer here. */
export function uploadPartRoutes(world: World): Router {
  const router = Router();
  const address = '/sites/:name/_api/v2.0/drive/uploadSession';
  const handle = (work: Work) => (req: Request, res: Parameters<typeof send>[0]) => {
    const answer = world.db.transaction(() => work(world, sessionOf(world, req), req));
    send(res, answer);
  };
  router.use(address, refuseBearer);
  router.get(
    address,
    handle((_world, upload) => ok(uploadStatus(upload))),
  );
  router.put(address, handle(takePart));
  router.delete(address, handle(giveUp));
  return router;
}

function sessionOf(world: World, req: Request): Upload {
  const id = new URL(req.originalUrl, 'http://local').searchParams.get('guid');
  const upload = uploadById(world.db, id ?? '');
  if (!upload || upload.expiresAt <= stampOf(world.now())) {
    throw notFound('The upload session was not found');
  }
  return upload;
}

export function uploadStatus(upload: Upload): Record<string, unknown> {
  const end = upload.total === null ? '' : String(upload.total - 1);
  return {
    expirationDateTime: upload.expiresAt,
    nextExpectedRanges: [`${upload.received}-${end}`],
  };
}

function giveUp(world: World, upload: Upload): Answer {
  deleteUpload(world.db, upload.id);
  return noContent;
}

function takePart(world: World, upload: Upload, req: Request): Answer {
  const body: unknown = req.body;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const range = rangeOf(req, bytes.length);
  if (upload.total !== null && upload.total !== range.total) {
    throw invalid('The total size differs from the one given before.');
  }
  if (range.start !== upload.received) {
    throw new GraphRefusal(
      416,
      'invalidRange',
      'Optimistic concurrency failure during fragmented upload',
    );
  }
  keepPart(world.db, upload, bytes, range.total);
  const received = upload.received + bytes.length;
  if (received < range.total) {
    return { status: 202, json: uploadStatus({ ...upload, received, total: range.total }) };
  }
  return finish(world, upload);
}

function rangeOf(req: Request, length: number): { start: number; total: number } {
  const shape = /^bytes (\d+)-(\d+)\/(\d+)$/;
  const [, start, end, total] = (shape.exec(req.get('content-range') ?? '') ?? []).map(Number);
  if (start === undefined || end === undefined || total === undefined) {
    throw invalid('A Content-Range header is required.');
  }
  const last = end + 1 === total;
  if (end - start + 1 !== length || end >= total) {
    throw invalid('The Content-Range header does not match the bytes sent.');
  }
  if (length > largestPart || (!last && length % grain !== 0)) {
    throw invalid('Each part must be a multiple of 320 KiB and smaller than 60 MiB.');
  }
  return { start, total };
}

/** The last byte makes the file. A name taken in the meantime is only found now, as in the service. */
function finish(world: World, upload: Upload): Answer {
  const { db } = world;
  const { site, list } = placeOf(world, upload);
  const deed = { db, actor: upload.actor, at: stampOf(world.now()) };
  const { parentId, name, conflict } = upload;
  const bytes = Buffer.concat(partsOf(db, upload.id));
  const kept = keepFile(deed, list, { parentId, name, bytes, conflict });
  if (!kept) throw nameTaken('The specified item name already exists.');
  deleteUpload(db, upload.id);
  const shape = fileShape(db, { site, list }, kept.file);
  return kept.made ? created(shape) : ok(shape);
}

function placeOf(world: World, upload: Upload): { site: Site; list: List } {
  const list = listById(world.db, upload.listId);
  const site = list && siteById(world.db, list.siteId);
  if (!list || !site) throw notFound();
  return { site, list };
}
