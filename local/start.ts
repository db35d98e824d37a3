import { join } from 'node:path';
import type { Bot } from '../bot/bot.ts';
import { type LocalSettings, localConfig } from '../bot/config.ts';
import { openLog } from '../bot/log.ts';
import type { Ports } from '../partnership/ports.ts';
import { type LocalClock, openClock } from './clock.ts';
import { type Database, removeDatabase, startDatabase } from './database.ts';
import { databaseIn, type Folder, takeFolder } from './folder.ts';
import { bearer, furnish, originsServedBy } from './furnish.ts';
import { portsFor } from './ports.ts';
import { sampleFor } from './sample/sample.ts';
import type { SharePoint } from './sharepoint/serve.ts';
import { holidays, partnershipOf, sharePointFor, teamsFor } from './stand-ins.ts';
import type { Teams } from './teams/serve.ts';

export interface StartOptions extends LocalSettings {
  /** Begins anew: what the folder holds is lost. */
  readonly fresh: boolean;
  /** For crash tests: stands between the rules and the adapters. */
  readonly around?: (ports: Ports) => Ports;
}

/** The whole product, running. */
export interface LocalProduct {
  readonly origins: { readonly bot: string; readonly graph: string; readonly teams: string };
  readonly bot: Bot;
  readonly teams: Teams;
  readonly sharePoint: SharePoint;
  readonly clock: LocalClock;
  stop(): Promise<void>;
}

/** What has been started, to be stopped the other way round: the bot finishes its jobs while its world is still there. */
type Started = (() => Promise<void> | void)[];

/**
 * Brings up the bot with its stand-ins, its database and the sample partnership on loopback; settles when everything is
 * ready. A port of 0 takes any free one, and the folder keeps it. Throws CannotStart when the folder is in use.
 */
export async function start(options: StartOptions): Promise<LocalProduct> {
  const started: Started = [];
  const running = Promise.withResolvers<Bot>();
  running.promise.catch(() => undefined);
  try {
    const product = await bringUp(options, started, running.promise);
    running.resolve(product.bot);
    return { ...product, stop: () => stopAll(started) };
  } catch (fault) {
    running.reject(fault);
    await stopAll(started);
    throw fault;
  }
}

async function bringUp(
  options: StartOptions,
  started: Started,
  running: Promise<Bot>,
): Promise<Omit<LocalProduct, 'stop'>> {
  const folder = await takeFolder(options.dataDir, options.fresh, removeDatabase);
  started.push(() => folder.release());
  const database = startingDatabase(folder.path, started);
  const clock = openClock(folder, holidays(), running);
  const settings = { ...options, ...(await portsFor(options, folder)) };
  const world = await surroundings(settings, folder, clock, started);
  const bot = await botIn(world, settings, database, started);
  await bot.listen();
  await world.furnished;
  await bot.commission();
  const { sharePoint, teams } = world;
  const origins = {
    bot: `http://127.0.0.1:${settings.port}`,
    graph: sharePoint.origin,
    teams: teams.origin,
  };
  return { origins, bot, teams, sharePoint, clock };
}

/** Everything around the bot: SharePoint, being furnished while the rest comes up, and Teams. */
async function surroundings(
  options: StartOptions,
  folder: Folder,
  clock: LocalClock,
  started: Started,
) {
  const { path: dataDir } = folder;
  const log = openLog('info', join(dataDir, 'boardpack.log'));
  const sample = sampleFor(clock.firstDay, holidays());
  const shared = { dataDir, clock, log };
  const sharePoint = await sharePointFor(sample, { ...shared, port: options.graphPort });
  started.push(() => sharePoint.close());
  const furnished = furnish(folder, sample, originsServedBy(sample, sharePoint.origin));
  // Awaited later; a fault before that must not end the process unheard.
  furnished.catch(() => undefined);
  const page = `${sharePoint.origin}/sharepoint/`;
  const ports = { port: options.teamsPort, botPort: options.port };
  const teams = await teamsFor(sample, { ...shared, ...ports }, page);
  started.push(() => teams.close());
  return { clock, log, sample, sharePoint, teams, furnished };
}

/** The same assembly as in production; only credentials and addresses differ. */
async function botIn(
  world: Awaited<ReturnType<typeof surroundings>>,
  { port, around }: StartOptions,
  database: Promise<Database>,
  started: Started,
): Promise<Bot> {
  const { clock, log, sample, sharePoint, teams } = world;
  const { assemble } = await import('../bot/assemble.ts');
  // Only now: a new database takes a second to make, in which the bot's many modules are read.
  const { connectionString: databaseUrl } = await database;
  const partnerships = [partnershipOf(sample)];
  const config = localConfig({ port, databaseUrl, serviceUrl: teams.origin, partnerships });
  const bot = await assemble(config, {
    credential: bearer('local-app'),
    origins: originsServedBy(sample, sharePoint.origin),
    connectorCredential: null,
    now: () => clock.now(),
    log,
    ...(around === undefined ? {} : { around }),
  });
  started.push(() => bot.stop());
  return bot;
}

/** Begun before it is needed; stopped also when the rest fails while it is still coming up. */
function startingDatabase(dataDir: string, started: Started): Promise<Database> {
  const database = startDatabase(databaseIn(dataDir));
  started.push(async () => (await database.catch(() => null))?.stop());
  return database;
}

async function stopAll(started: Started): Promise<void> {
  for (const stop of started.splice(0).toReversed()) await stop();
}
