import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Access, findAccess, freePort, keepAccess } from './database/access.ts';
import { findBinaries } from './database/binaries.ts';
import { halt, launch, makeCluster, USER, until } from './database/cluster.ts';
import { findOwner, type Owner } from './database/owner.ts';
import { findPlace, movedTo, type Place, placeIn, removePlace } from './database/place.ts';
import { findPostmaster } from './database/postmaster.ts';

export interface Database {
  readonly connectionString: string;
  /** True when a server was already running on this folder: its process was killed, the server was not. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

const TRIES = 5;

/**
 * A real PostgreSQL on loopback with its files in `folder` (design, section 9). Made on the first call, found again on later ones:
 * a server that outlived our process is taken over with its port. Commits are durable. Who stops this process calls `stop`.
 */
export async function startDatabase(folder: string): Promise<Database> {
  const owner = findOwner();
  const place = findPlace(folder, owner);
  const access = await findAccess(place);
  const running = await settled(place);
  if (running !== null) return databaseAt(place, { ...access, port: running }, true);
  return databaseAt(place, await startAnew(place, access, owner), false);
}

/** Stops the server on this folder, if there is one, and deletes the folder with everything in it. */
export async function removeDatabase(folder: string): Promise<void> {
  const place = placeIn(movedTo(folder) ?? folder);
  if (existsSync(place.cluster)) await halt(place);
  removePlace(folder);
}

/** The port of a running server; waits for one that is on its way up or down. */
async function settled(place: Place): Promise<number | null> {
  await until(() => {
    const found = findPostmaster(place.cluster);
    return found === null || found.state === 'ready';
  });
  return findPostmaster(place.cluster)?.port ?? null;
}

async function startAnew(place: Place, known: Access, owner: Owner | null): Promise<Access> {
  const binaries = await findBinaries(owner);
  await makeCluster(place, binaries, known, owner);
  let access = known;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await launch(place, binaries, access.port, owner);
      return access;
    } catch (fault) {
      if (attempt === TRIES) throw fault;
      // Either somebody else took the port, or children of a killed server are still letting go of its memory.
      access = keepAccess(place, { ...access, port: await freePort() });
      await pause(100 * attempt);
    }
  }
}

function databaseAt(place: Place, access: Access, adopted: boolean): Database {
  return {
    connectionString: `postgres://${USER}:${access.password}@127.0.0.1:${access.port}/postgres`,
    adopted,
    stop: () => halt(place),
  };
}
