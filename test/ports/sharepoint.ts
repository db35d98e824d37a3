import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientOptions } from '../../graph/client.ts';
import type { SeenRequest } from '../../graph/http/origins.ts';
import { type Graph, openGraph } from '../../graph/open.ts';
import type { PartnershipSites } from '../../graph/places.ts';
import { provision } from '../../infra/provision.ts';
import { type SharePoint, serveSharePoint } from '../../local/sharepoint/serve.ts';

const HOSTNAME = 'boardpacklocal.sharepoint.com';

export const PARTNERSHIP: PartnershipSites = {
  key: 'wiltshire',
  sites: {
    open: { hostname: HOSTNAME, path: '/sites/wiltshire-csp' },
    restricted: { hostname: HOSTNAME, path: '/sites/wiltshire-csp-restricted' },
  },
};

export interface Bench {
  readonly sharePoint: SharePoint;
  readonly graph: Graph;
  /** Every HTTP request of `graph` so far. */
  readonly requests: SeenRequest[];
  /** Everything that was logged, as text. */
  readonly logged: string[];
  /** Seconds that Graph was waited for, without the test having to. */
  readonly waited: number[];
  /** What happens elsewhere just before the next request, the one after it, and so on. */
  readonly meanwhile: (() => Promise<void>)[];
  readonly options: ClientOptions;
  /** Another Graph for the same SharePoint: a process that knows nothing of the first one's doings. */
  anotherGraph(): Graph;
  stop(): Promise<void>;
}

const PEOPLE = ['police', 'fire'].map((body, at) => ({
  aadObjectId: `00000000-0000-4000-8000-00000000000${at}`,
  name: `Executive member, ${body}`,
  email: `exec-${body}@partnership.example`,
}));

function serveIn(dataDir: string): Promise<SharePoint> {
  const sites = Object.values(PARTNERSHIP.sites).map((site) => ({
    ...site,
    displayName: site.path,
    members: [],
  }));
  return serveSharePoint({ dataDir, port: 0, now: () => new Date(), people: PEOPLE, sites });
}

async function freshFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'boardpack-graph-'));
}

const DATABASE = 'sharepoint.db';
let provisioned: Promise<Buffer> | undefined;

/** The database of a SharePoint with both sites provisioned: made once for a file of tests, then copied. */
async function provisionOnce(): Promise<Buffer> {
  const dataDir = await freshFolder();
  const sharePoint = await serveIn(dataDir);
  await provision({
    credential: bearer('local-admin'),
    origins: originsOf(sharePoint),
    userAgent: 'NONISV|Boardpack|Test/1.0',
    sites: PARTNERSHIP.sites,
  });
  await sharePoint.close();
  const bytes = await readFile(join(dataDir, DATABASE));
  await rm(dataDir, { recursive: true, force: true });
  return bytes;
}

/** A SharePoint of its own with both sites provisioned, and the bot's Graph in front of it. */
export async function openBench(): Promise<Bench> {
  provisioned ??= provisionOnce();
  const dataDir = await freshFolder();
  await writeFile(join(dataDir, DATABASE), await provisioned);
  const sharePoint = await serveIn(dataDir);
  const origins = originsOf(sharePoint);
  const requests: SeenRequest[] = [];
  const logged: string[] = [];
  const waited: number[] = [];
  const meanwhile: Bench['meanwhile'] = [];
  const keep = (data: object, message: string) => {
    logged.push(`${message} ${JSON.stringify(data)}`);
  };
  const options: ClientOptions = {
    credential: {
      getToken: async () => {
        await meanwhile.shift()?.();
        return { token: 'local-app' };
      },
    },
    origins,
    userAgent: 'NONISV|Boardpack|Test/1.0',
    log: { info: keep, warn: keep },
    onRequest: (seen) => requests.push(seen),
    wait: async (milliseconds) => {
      waited.push(milliseconds / 1000);
    },
  };
  const anotherGraph = () => openGraph({ ...options, partnerships: [PARTNERSHIP] });
  const stop = async () => {
    await sharePoint.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    sharePoint,
    graph: anotherGraph(),
    requests,
    logged,
    waited,
    meanwhile,
    options,
    anotherGraph,
    stop,
  };
}

export function bearer(token: string): ClientOptions['credential'] {
  return { getToken: async () => ({ token }) };
}

export function originsOf({ origin }: { origin: string }): ReadonlyMap<string, string> {
  return new Map([
    ['https://graph.microsoft.com', origin],
    [`https://${HOSTNAME}`, origin],
  ]);
}
