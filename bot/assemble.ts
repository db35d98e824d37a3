import { createHash, randomUUID } from 'node:crypto';
import { knownOrigins } from '../graph/http/origins.ts';
import { openGraph } from '../graph/open.ts';
import { openPrinter } from '../pack/printer.ts';
import type { Ports } from '../partnership/ports.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { type Bot, openBot } from './bot.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { ConfiguredPartnership } from './partnerships.ts';
import { type ConnectorCredential, TeamsAdapter } from './teams/adapter.ts';
import type { Allowed } from './teams/guards.ts';
import { openMessenger } from './teams/messenger.ts';
import { openPace } from './teams/pace.ts';
import { openWire, type Wire } from './teams/wire.ts';

/** What differs between production and the local product; everything else is the same code. */
export interface Outside {
  readonly credential: Parameters<typeof openGraph>[0]['credential'];
  /** Where Microsoft's origins are served; null: each at itself. */
  readonly origins: ReadonlyMap<string, string> | null;
  readonly connectorCredential: ConnectorCredential;
  readonly now: () => Date;
  readonly log: Log;
  /** For crash tests: stands between the rules and the adapters. */
  readonly around?: (ports: Ports) => Ports;
}

/** Undecorated traffic is throttled first: `NONISV|company|app/version` is the form that SharePoint asks for. */
const USER_AGENT = 'NONISV|Boardpack|Boardpack/0.1';
const PRINT_SECONDS = 120;

/** The one place where ports meet adapters. Nothing runs yet: see Bot. */
export async function assemble(config: Config, outside: Outside): Promise<Bot> {
  const { log } = outside;
  const now = () => outside.now().toISOString();
  const { credential } = outside;
  const origins = outside.origins ?? knownOrigins(config.partnerships.flatMap(sitesOf));
  const partnerships = config.partnerships.map(({ facts, sites }) => ({ key: facts.key, sites }));
  const graph = openGraph({ credential, origins, userAgent: USER_AGENT, partnerships, log });
  const facts = config.partnerships.map((each) => each.facts);
  const store = await openStore({
    connectionString: config.databaseUrl,
    partnerships: facts,
    now,
    log,
  });
  const allowed = allowedBy(config);
  const { appId, botId } = config;
  const adapter = new TeamsAdapter({ appId, credential: outside.connectorCredential });
  const wire = openWire(adapter, botId, allowed);
  const ports: Ports = {
    memory: store.memory,
    register: graph.register,
    library: graph.library,
    messenger: messengerOn(store, wire, config, now, log),
    printer: openPrinter({ timeoutSeconds: PRINT_SECONDS }),
    given: () => ({ now: wholeSecond(outside.now()), hash: sha256, freshId: randomUUID() }),
    release: (partnership) => store.lanes.release(partnership),
  };
  const { around = (same: Ports) => same } = outside;
  const readChanges = graph.readChanges.bind(graph);
  return openBot({ config, store, adapter, wire, allowed, ports: around(ports), readChanges, log });
}

function sitesOf({ sites }: ConfiguredPartnership) {
  return Object.values(sites);
}

function messengerOn(store: Store, wire: Wire, config: Config, now: () => string, log: Log) {
  const { memory, messages, conversations } = store;
  const { serviceUrl } = config;
  return openMessenger({
    memory,
    messages,
    conversations,
    wire,
    pace: openPace(),
    serviceUrl,
    now,
    log,
  });
}

function allowedBy(config: Config): Allowed {
  return { tenants: config.tenants, hosts: config.serviceHosts, loopback: config.local };
}

/** SharePoint keeps seconds: an instant that the rules have used must read the same when it comes back. */
function wholeSecond(now: Date): string {
  return new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
