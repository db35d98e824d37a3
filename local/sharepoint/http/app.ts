import express, {
  type Express,
  type NextFunction,
  type Request,
  type Response,
  Router,
} from 'express';
import { batchRoutes } from '../api/batch.ts';
import { columnRoutes } from '../api/columns.ts';
import { contentRoutes } from '../api/content.ts';
import { deltaRoutes } from '../api/delta.ts';
import { downloadRoutes } from '../api/downloads.ts';
import { driveRoutes } from '../api/drives.ts';
import { itemRoutes } from '../api/items.ts';
import { listItemRoutes } from '../api/list-item.ts';
import { listRoutes } from '../api/lists.ts';
import { sharingRoutes } from '../api/sharing.ts';
import { siteRoutes } from '../api/sites.ts';
import { uploadPartRoutes } from '../api/upload-parts.ts';
import { uploadSessionRoutes } from '../api/upload-sessions.ts';
import { versionRoutes } from '../api/versions.ts';
import { pageRoutes } from '../page/routes.ts';
import { stampOf, type World } from '../world.ts';
import { canonicalAddress } from './address.ts';
import { send } from './answer.ts';
import { requireBearer } from './caller.ts';
import { GraphRefusal, notFound, unknownHere } from './refusal.ts';

type Middleware = (req: Request, res: Response, next: NextFunction) => void;

/** The whole server: Graph under /v1.0, the sharepoint.com addresses, and the page for people. */
export function createApp(world: World, first: Middleware[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  for (const middleware of first) app.use(middleware);
  app.use(express.raw({ type: () => true, limit: '250mb' }));
  app.use('/v1.0', graphRoutes(world));
  app.use(uploadPartRoutes(world), downloadRoutes(world), pageRoutes(world));
  app.use((req: Request) => {
    throw unknownHere(`${req.method} ${req.path}`);
  });
  app.use((fault: unknown, req: Request, res: Response, _next: NextFunction) => {
    answerFault(world, fault, req, res);
  });
  return app;
}

function graphRoutes(world: World): Router {
  const router = Router();
  router.use(requireBearer, (req, _res, next) => {
    req.url = canonicalAddress(world, req.method, req.url);
    next();
  });
  router.use(batchRoutes(world), siteRoutes(world), listRoutes(world), columnRoutes(world));
  router.use(deltaRoutes(world), itemRoutes(world), versionRoutes(world));
  router.use(driveRoutes(world), contentRoutes(world), uploadSessionRoutes(world));
  router.use(listItemRoutes(world), sharingRoutes(world));
  router.use('/drives/:drive/paths', () => {
    throw notFound();
  });
  return router;
}

/** A refusal is answered in Graph's shape. Anything else is our own fault: logged once, answered 500. */
function answerFault(world: World, fault: unknown, req: Request, res: Response): void {
  const refusal = fault instanceof GraphRefusal ? fault : unexpected(world, fault, req);
  if (refusal.status === 501) {
    world.log('sharepoint stand-in does not know a request', {
      method: req.method,
      path: req.originalUrl.split('?')[0] ?? '',
      what: refusal.message,
    });
  }
  const innerError = {
    date: stampOf(world.now()).replace('Z', ''),
    'request-id': String(res.getHeader('request-id')),
    'client-request-id': String(res.getHeader('client-request-id')),
  };
  const error = { code: refusal.code, message: refusal.message, innerError };
  send(res, { status: refusal.status, headers: refusal.headers, json: { error } });
}

function unexpected(world: World, fault: unknown, req: Request): GraphRefusal {
  if (fault instanceof Error && 'type' in fault && fault.type === 'entity.too.large') {
    return new GraphRefusal(413, 'requestEntityTooLarge', 'The request is larger than 250 MB.');
  }
  const { message, stack = '' } = fault instanceof Error ? fault : { message: String(fault) };
  world.log('sharepoint stand-in failed', { method: req.method, message, stack });
  return new GraphRefusal(500, 'generalException', 'An unexpected error occurred.');
}
