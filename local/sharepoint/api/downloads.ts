import { Router } from 'express';
import { fileById, readBytes } from '../data/files.ts';
import { send } from '../http/answer.ts';
import { refuseBearer } from '../http/caller.ts';
import { GraphRefusal, notFound } from '../http/refusal.ts';
import { mimeTypeOf } from '../shapes/mime-type.ts';
import { isSigned } from '../shapes/signed-address.ts';
import type { World } from '../world.ts';

/** The pre-authenticated sharepoint.com address that a GET on content leads to. */
export function downloadRoutes(world: World): Router {
  const router = Router();
  const address = '/sites/:name/_layouts/15/download.aspx';
  router.use(address, refuseBearer);
  router.get(address, (req, res) => {
    const query = new URL(req.originalUrl, 'http://local').searchParams;
    const id = query.get('UniqueId') ?? '';
    const hash = query.get('hash') ?? '';
    if (!isSigned(world, `${id} ${hash}`, query.get('tempauth') ?? '')) {
      throw new GraphRefusal(
        401,
        'unauthenticated',
        'This download address is not valid any more.',
      );
    }
    const file = fileById(world.db, id);
    if (!file) throw notFound();
    const type = mimeTypeOf(file.name);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    const headers = { 'Content-Type': type, 'Content-Disposition': disposition };
    send(res, { status: 200, headers, bytes: readBytes(world.db, hash) });
  });
  return router;
}
