import { execFile, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Access } from './access.ts';
import type { Binaries } from './binaries.ts';
import type { Owner } from './owner.ts';
import type { Place } from './place.ts';
import { findPostmaster } from './postmaster.ts';

const run = promisify(execFile);

export const USER = 'boardpack';

/** How often the server's own state file is looked at: `pg_ctl -w` looks every 100 ms, which alone would miss the start's target. */
const LOOK_MS = 4;
/** Recovery after a power cut may read much of its log; nobody waits longer than this for a machine that is fine. */
const PATIENCE_MS = 60_000;

/** Makes the cluster once. A kill in the middle leaves a half-made folder under another name, which the next start clears. */
export async function makeCluster(
  place: Place,
  binaries: Binaries,
  access: Access,
  owner: Owner | null,
): Promise<void> {
  if (existsSync(place.cluster)) return;
  const half = `${place.cluster}.making`;
  const secret = join(place.folder, 'secret');
  rmSync(half, { recursive: true, force: true });
  writeFileSync(secret, access.password, { mode: 0o600 });
  if (owner !== null) chownSync(secret, owner.uid, owner.gid);
  // initdb writes everything through to the disk at its end, so the rename never names a half-written cluster.
  // The password is 192 random bits: rounds of hashing would only slow every connection.
  const wish = ['-D', half, '-U', USER, '--auth=scram-sha-256', `--pwfile=${secret}`];
  const shape = ['-E', 'UTF8', '--no-locale', '-c', 'scram_iterations=1'];
  await run(binaries.initdb, [...wish, ...shape], { ...owner, cwd: '/' });
  rmSync(secret);
  renameSync(half, place.cluster);
}

/** Small, loopback only, and durable: fsync and synchronous_commit stay on, whatever the speed. */
function settings(port: number): string[] {
  const wanted = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '16MB',
    max_connections: '40',
    fsync: 'on',
    synchronous_commit: 'on',
    // No replica will ever read this log: less of it is written, and less disk is taken.
    wal_level: 'minimal',
    max_wal_senders: '0',
    min_wal_size: '32MB',
    timezone: 'UTC',
  };
  const pairs = Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-p', String(port), ...pairs];
}

/** Starts the server apart from this process, so that a kill of ours leaves it running. Rejects with its last words. */
export async function launch(
  place: Place,
  binaries: Binaries,
  port: number,
  owner: Owner | null,
): Promise<void> {
  const log = openSync(place.log, 'w', 0o600);
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...settings(port)], {
    ...owner,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const gone = { yet: false };
  child.once('exit', () => (gone.yet = true));
  child.once('error', () => (gone.yet = true));
  if (await until(() => gone.yet || findPostmaster(place.cluster)?.state === 'ready')) {
    if (!gone.yet) return;
  }
  throw new Error(`The local database did not start: ${lastWords(place)}`);
}

function lastWords(place: Place): string {
  return readFileSync(place.log, 'utf8').trim().split('\n').slice(-3).join(' ');
}

/** Fast stop: running transactions are rolled back, everything is written, the server ends. */
export async function halt(place: Place): Promise<void> {
  const found = findPostmaster(place.cluster);
  if (found === null) return;
  process.kill(found.pid, 'SIGINT');
  if (await until(() => findPostmaster(place.cluster) === null)) return;
  throw new Error('The local database did not stop in time.');
}

export async function until(condition: () => boolean): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (!condition()) {
    if (Date.now() > end) return false;
    await pause(LOOK_MS);
  }
  return true;
}
