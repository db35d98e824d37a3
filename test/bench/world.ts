import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '../../bot/log.ts';
import { openClock } from '../../local/clock.ts';
import { removeDatabase, startDatabase } from '../../local/database.ts';
import { databaseIn, takeFolder } from '../../local/folder.ts';
import { furnish, originsServedBy } from '../../local/furnish.ts';
import { portsFor } from '../../local/ports.ts';
import { type Sample, sampleFor } from '../../local/sample/sample.ts';
import { holidays, sharePointFor, teamsFor } from '../../local/stand-ins.ts';
import { stop } from './product.ts';

type Stops = (() => Promise<void> | void)[];

/**
 * A bot in a process of its own, with the stand-ins in this one: what production's process is like. The other way round
 * than in the local product, where all of it is one process.
 */
export async function startBotAlone(dataDir: string) {
  const stops: Stops = [];
  const stopAll = async () => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    return { ...(await bringUp(dataDir, stops)), stop: stopAll };
  } catch (fault) {
    await stopAll();
    throw fault;
  }
}

async function bringUp(dataDir: string, stops: Stops) {
  const world = await surroundings(dataDir, stops);
  const child = fork(join(import.meta.dirname, 'bot-alone.ts'), {
    // As `npm run serve` starts it: left alone, Node sizes its young heap for a far bigger machine.
    execArgv: ['--max-semi-space-size=4'],
  });
  stops.push(() => stop(child));
  const answer = Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The bot ended before it was ready'))),
  ]);
  child.send(world.told);
  await answer;
  return { pid: child.pid ?? 0, origins: world.origins };
}

async function surroundings(dataDir: string, stops: Stops) {
  const folder = await takeFolder(dataDir, false, removeDatabase);
  stops.push(() => folder.release());
  const database = await startDatabase(databaseIn(dataDir));
  stops.push(() => database.stop());
  // This clock is never moved, so it asks no bot.
  const clock = openClock(folder, holidays(), new Promise(() => undefined));
  const sample = sampleFor(clock.firstDay, holidays());
  const { port, graphPort, teamsPort } = await portsFor(
    { port: 0, graphPort: 0, teamsPort: 0 },
    folder,
  );
  const shared = { dataDir, clock, log: openLog('info', join(dataDir, 'stand-ins.log')) };
  const sharePoint = await sharePointFor(sample, { ...shared, port: graphPort });
  stops.push(() => sharePoint.close());
  const served = originsServedBy(sample, sharePoint.origin);
  await furnish(folder, sample, served);
  const teams = await teamsFor(
    sample,
    { ...shared, port: teamsPort, botPort: port },
    sharePoint.origin,
  );
  stops.push(() => teams.close());
  const told = {
    port,
    databaseUrl: database.connectionString,
    serviceUrl: teams.origin,
    partnershipsFile: writtenDown(sample, dataDir),
    logFile: join(dataDir, 'boardpack.log'),
    origins: [...served],
    clockAhead: clock.now().getTime() - Date.now(),
  };
  return { told, origins: { bot: `http://127.0.0.1:${port}`, teams: teams.origin } };
}

/** The sample's partnership as an administrator would write it down. */
function writtenDown({ partnership }: Sample, dataDir: string): string {
  const file = join(dataDir, 'partnerships.json');
  const { key, name, shortName, contactMailbox, tenant, sites } = partnership;
  const place = ({ hostname, path }: { hostname: string; path: string }) => ({ hostname, path });
  const places = { open: place(sites.open), restricted: place(sites.restricted) };
  const facts = { key, name, shortName, contactMailbox, tenant, sites: places };
  writeFileSync(
    file,
    JSON.stringify([{ ...facts, calendar: 'england-and-wales', closureDays: [] }]),
  );
  return file;
}
