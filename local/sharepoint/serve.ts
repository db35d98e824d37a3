import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { allChanges, type Change } from './data/changes.ts';
import { openDatabase } from './data/database.ts';
import { newGuid } from './data/ids.ts';
import { settingOnce, writeSetting } from './data/settings.ts';
import { createApp } from './http/app.ts';
import { createFaults, type Faults } from './http/faults.ts';
import { createRequestLog, type RequestRecord } from './http/request-log.ts';
import { type SiteSeed, sowSites } from './seeds.ts';
import { type DirectoryPerson, type Log, stampOf, type World } from './world.ts';

export type SharePointOptions = {
  /** the folder for `sharepoint.db`; made when missing */
  dataDir: string;
  /** 0 takes any free port */
  port: number;
  now: () => Date;
  sites: SiteSeed[];
  people: DirectoryPerson[];
  /** where a request that the stand-in does not know, or a fault of its own, is reported */
  log?: Log;
};

export type SharePoint = {
  /** `http://127.0.0.1:PORT`: Graph under `/v1.0`, the page under `/sharepoint/` */
  origin: string;
  close(): Promise<void>;
  /** the change log, oldest first */
  changes(): Change[];
  /** every request since the start, in the order they ended; tests may empty it */
  requests: RequestRecord[];
  /** for tests: what shall go wrong next */
  faults: Faults;
  /** for tests: every delta token given out so far is answered 410 from now on */
  expireDeltaTokens(): void;
};

/**
 * Microsoft Graph and SharePoint on loopback, kept in one SQLite file. Starting again on the same folder finds everything
 * that was answered before, however the process ended.
 */
export async function serveSharePoint(options: SharePointOptions): Promise<SharePoint> {
  mkdirSync(options.dataDir, { recursive: true });
  const db = openDatabase(join(options.dataDir, 'sharepoint.db'));
  let origin = '';
  const world: World = {
    db,
    now: options.now,
    log: options.log ?? (() => undefined),
    people: options.people,
    secret: settingOnce(db, 'secret', () => randomBytes(32).toString('base64url')),
    origin: () => origin,
  };
  db.transaction(() => sowSites(db, options.sites, stampOf(options.now())));
  const { requests, middleware: logging } = createRequestLog();
  const { faults, middleware: failing } = createFaults();
  const server = createServer(createApp(world, [logging, failing]));
  const port = await listen(server, options.port);
  origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    requests,
    faults,
    changes: () => allChanges(db),
    expireDeltaTokens: () => writeSetting(db, 'deltaEpoch', newGuid()),
    close: async () => {
      await stop(server);
      db.close();
    },
  };
}

const Address = z.object({ port: z.number() });

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(Address.parse(server.address()).port));
  });
}

/** Requests under way are answered first; idle connections are cut. */
function stop(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((fault) => (fault ? reject(fault) : resolve()));
    server.closeIdleConnections();
  });
}
