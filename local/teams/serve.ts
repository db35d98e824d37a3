import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { ZodError } from 'zod';
import { makeBotCaller } from './bot-caller.ts';
import { clockRoutes } from './clock-routes.ts';
import { makePace } from './connector/pace.ts';
import { type ConnectorRequest, connectorRoutes } from './connector/routes.ts';
import { openDatabase } from './database.ts';
import { type Faults, makeFaultDesk } from './faults.ts';
import { onlyFromHere } from './guard.ts';
import { makeLive } from './live.ts';
import { failUndelivered } from './messages.ts';
import type { TeamsOptions } from './options.ts';
import { pageRoutes } from './page/routes.ts';
import { fileRoutes } from './person/file-routes.ts';
import { personRoutes } from './person/routes.ts';
import type { Tenant } from './tenant.ts';
import { makeWorld } from './world.ts';

export interface Teams {
  origin: string;
  faults: Faults;
  /** The bot's calls so far (the newest 5,000). */
  requests: ConnectorRequest[];
  close(): Promise<void>;
}

/** Starts the Teams stand-in on loopback. Everything lasts in `dataDir`; a message is committed before its 201. */
export async function serveTeams(options: TeamsOptions): Promise<Teams> {
  const database = openDatabase(options.dataDir);
  failUndelivered(database);
  const desk = makeFaultDesk();
  let origin = '';
  let closing = false;
  const tenant: Tenant = {
    options,
    database,
    desk,
    world: makeWorld(options),
    live: makeLive(),
    pace: makePace(options.ticks ?? (() => performance.now())),
    bot: makeBotCaller(options.botEndpoint, options.patienceMs ?? 15_000),
    origin: () => origin,
    closing: () => closing,
  };
  const requests: ConnectorRequest[] = [];
  const server = createServer(application(tenant, requests));
  const { port } = await listen(server, options.port);
  origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    faults: desk.faults,
    requests,
    async close() {
      closing = true;
      tenant.bot.close();
      tenant.live.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      database.close();
    },
  };
}

function application(tenant: Tenant, requests: ConnectorRequest[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(onlyFromHere);
  app.use('/v3', connectorRoutes(tenant, requests));
  app.get('/people', (_, response) => void response.json(tenant.options.people));
  app.use('/clock', clockRoutes(tenant));
  app.get('/page/events', (request, response) => tenant.live.subscribe(request, response));
  app.use(fileRoutes(tenant));
  app.use('/page', personRoutes(tenant));
  app.use(pageRoutes(tenant));
  app.use((fault: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(fault);
    const status = statusOf(fault);
    if (status === 500 && !tenant.closing()) {
      tenant.options.log.error({ fault, path: request.path }, 'teams stand-in failed');
    }
    response.status(status).json({ error: { code: 'BadRequest', message: 'Not understood.' } });
  });
  return app;
}

function statusOf(fault: unknown): number {
  if (fault instanceof ZodError) return 400;
  const known = fault instanceof Error && 'status' in fault && typeof fault.status === 'number';
  return known ? Number(fault.status) : 500;
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('No TCP port.'));
      resolve(address);
    });
  });
}
