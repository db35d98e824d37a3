import { Router, raw } from 'express';
import { z } from 'zod';
import { fileByToken, keepFile } from '../files.ts';
import type { Tenant } from '../tenant.ts';

const LARGEST = '30mb';
const Name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^/\\]+$/);

/** Files that people send to the bot: taken in at `/page/KEY/attach?name=`, fetched by the bot at `/files/`. */
export function fileRoutes(tenant: Tenant): Router {
  const router = Router();
  router.post(
    '/page/:key/attach',
    raw({ type: () => true, limit: LARGEST }),
    (request, response) => {
      const bytes = z.instanceof(Uint8Array).parse(request.body);
      const token = keepFile(tenant.database, Name.parse(request.query['name']), bytes);
      response.status(201).json({ token });
    },
  );
  router.get('/files/:token/:name', (request, response) => {
    const file = fileByToken(tenant.database, request.params.token);
    if (!file) return void response.status(404).json({});
    response.set('x-content-type-options', 'nosniff');
    response.attachment(file.name).send(Buffer.from(file.bytes));
  });
  return router;
}
