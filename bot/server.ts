import { createServer, type Server } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import type { Log } from './log.ts';
import { type Allowed, guard } from './teams/guards.ts';
import type { Inbound, InvokeAnswer } from './teams/inbound.ts';
import { receive } from './teams/receive.ts';
import { noteTrouble } from './trouble.ts';

/** Above any activity of Teams, whose limit is about 100 KB, and far below what would hurt. */
const BODY_LIMIT = '256kb';

export interface ServerParts {
  readonly allowed: Allowed;
  /** Checks the caller's token, then takes the turn. */
  readonly authenticated: (
    authorization: string,
    body: unknown,
    take: () => Promise<InvokeAnswer | null>,
  ) => Promise<{ readonly status: number; readonly body: InvokeAnswer | null }>;
  readonly take: (inbound: Inbound) => Promise<InvokeAnswer | null>;
  readonly isReady: () => boolean;
  readonly log: Log;
}

/** The bot's own origin. Nothing that came in is ever given back, and no fault shows where it happened. */
export function application(parts: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  app.get('/healthz', (_, response) => void response.json({ status: 'up' }));
  app.get('/readyz', (_, response) => {
    const ready = parts.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  app.post('/api/messages', express.json({ limit: BODY_LIMIT }), (request, response) =>
    receiveActivity(parts, request, response),
  );
  app.use((_, response) => void response.status(404).json({ error: 'Not found.' }));
  app.use((fault: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(fault);
    return answerFault(parts.log, fault, response);
  });
  return app;
}

async function receiveActivity(
  parts: ServerParts,
  request: Request,
  response: Response,
): Promise<void> {
  const body: unknown = request.body;
  const guarded = guard(body, parts.allowed);
  if (!guarded.pass) {
    parts.log.info({ status: guarded.status, why: guarded.why }, 'An activity was refused');
    response.status(guarded.status).json({ error: SENTENCES[guarded.status] });
    return;
  }
  const take = () => parts.take(receive(guarded.activity));
  const turn = await parts.authenticated(request.get('authorization') ?? '', body, take);
  if (turn.status === 401) response.status(401).json({ error: 'Not authorised.' });
  else if (turn.body === null) response.status(turn.status).end();
  else response.status(turn.status).json(turn.body);
}

const SENTENCES = { 400: 'This is not an activity.', 403: 'Not allowed.' } as const;

const ClientFault = z.object({ status: z.number().int().min(400).max(499) });

function answerFault(log: Log, fault: unknown, response: Response): void {
  const read = ClientFault.safeParse(fault);
  if (read.success) {
    response.status(read.data.status).json({ error: 'The request could not be read.' });
    return;
  }
  const reference = noteTrouble(log, fault, 'server');
  response.status(500).json({ error: 'Something went wrong.', reference });
}

/** Listens, on one address or on all of them. */
export async function listen(app: Express, port: number, host: string | null): Promise<Listening> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === null ? {} : { host }) }, resolve);
  });
  const Address = z.object({ port: z.number() });
  return { port: Address.parse(server.address()).port, close: () => closed(server) };
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Turns under way are finished first: what they have committed must still be answered. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
