import type { Ports } from '../partnership/ports.ts';
import type { Store } from '../store/store.ts';
import { type NamedEvent, openClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk.ts';
import { startJobs } from './jobs.ts';
import type { Log } from './log.ts';
import { type Mirror, openMirror, type ReadChanges } from './mirror.ts';
import { pause, type Rounds, startRounds } from './rounds.ts';
import { application, type Listening, listen } from './server.ts';
import type { TeamsAdapter } from './teams/adapter.ts';
import type { Allowed } from './teams/guards.ts';
import type { Wire } from './teams/wire.ts';
import { takeTurn } from './turn.ts';

export interface BotParts {
  readonly config: Config;
  readonly store: Store;
  readonly adapter: TeamsAdapter;
  readonly wire: Wire;
  readonly allowed: Allowed;
  readonly ports: Ports;
  readonly readChanges: ReadChanges;
  readonly log: Log;
}

/** The assembled bot, in the order in which it is brought up: listen, commission, stop. */
export interface Bot {
  readonly ports: Ports;
  /** Takes requests; not ready yet. */
  listen(): Promise<{ readonly port: number }>;
  /** First mirror, what is due now, the jobs of it; then ready, with the rounds of clock and mirror. */
  commission(): Promise<void>;
  /** Does what is due at the moment that the clock shows. */
  runDue(): Promise<void>;
  nextEvent(): Promise<NamedEvent | null>;
  /** Resolves when no job is left to do now. */
  idle(): Promise<void>;
  /** Stops taking requests, lets turns and jobs under way finish, and closes the store. */
  stop(): Promise<void>;
}

export function openBot(parts: BotParts): Bot {
  const { config, store, ports, log } = parts;
  const partnerships = config.partnerships.map((each) => each.facts.key);
  const clock = openClock(ports, partnerships, log);
  const state: { ready: boolean; listening: Listening | null } = { ready: false, listening: null };
  const rounds: Rounds[] = [];
  return {
    ports,
    async listen() {
      state.listening = await listen(
        serverFor(parts, () => state.ready),
        config.port,
        config.host,
      );
      return { port: state.listening.port };
    },
    async commission() {
      const mirror = openMirror({ ...parts, store: store.mirror, partnerships });
      await startJobs(store.lanes, ports, log);
      await firstMirror(mirror, parts, partnerships);
      await clock.runDue();
      await store.lanes.idle();
      state.ready = true;
      rounds.push(
        startRounds(config.mirrorEverySeconds, () => mirror.read()),
        startRounds(config.clockEverySeconds, () => clock.runDue()),
      );
    },
    runDue: () => clock.runDue(),
    nextEvent: () => clock.next(),
    idle: () => store.lanes.idle(),
    async stop() {
      state.ready = false;
      await Promise.all(rounds.map((each) => each.stop()));
      await state.listening?.close();
      await store.lanes.stop();
      await store.close();
    },
  };
}

async function firstMirror(
  mirror: Mirror,
  { config, ports }: BotParts,
  partnerships: readonly string[],
): Promise<void> {
  while (!(await mirror.read()) && !(await isMirrored(ports, partnerships))) {
    await pause(config.mirrorEverySeconds);
  }
}

/** A record that was mirrored before serves through an outage of SharePoint, also one that began before we did. */
async function isMirrored(ports: Ports, partnerships: readonly string[]): Promise<boolean> {
  for (const key of partnerships) {
    if ((await ports.memory.snapshot(key)).mirroredAt === null) return false;
  }
  return true;
}

function serverFor(parts: BotParts, isReady: () => boolean) {
  const { config, store, adapter, wire, allowed, ports, log } = parts;
  const [first] = config.partnerships;
  const desk: Desk = {
    ports,
    conversations: store.conversations,
    wire,
    partnerships: config.partnerships.map((each) => each.facts.key),
    contact: first?.facts.contactMailbox ?? '',
    log,
    now: () => ports.given().now,
  };
  return application({
    allowed,
    authenticated: (authorization, body, take) => adapter.receive(authorization, body, take),
    take: (inbound) => takeTurn(inbound, desk),
    isReady,
    log,
  });
}
