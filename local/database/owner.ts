import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve, sep } from 'node:path';

/** The system user that the server runs as. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Where the server's user finds what lies in a place that it may not enter. */
export const SHARED_HOME = '/var/lib/boardpack';

const OWN_USER = 'boardpack';

/** PostgreSQL refuses to run as root, so root lends it another user; anybody else runs it as themselves (null). */
export function findOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp('postgres') ?? lookUp(OWN_USER);
  if (known !== null) return known;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_USER]);
  const made = lookUp(OWN_USER);
  if (made !== null) return made;
  throw new Error(
    'PostgreSQL does not run as root and no system user "postgres" or "boardpack" could be found or made: ' +
      'run this as an ordinary user, or add such a user.',
  );
}

function lookUp(name: string): Owner | null {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === null || gid === null ? null : { uid, gid };
}

function idOf(which: '-u' | '-g', name: string): number | null {
  const asked = spawnSync('id', [which, name], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout) : null;
}

/** Whether this user can come to this folder: every folder on the way lets it through. */
export function canReach(folder: string, owner: Owner): boolean {
  return closedOnTheWay(folder, owner).length === 0;
}

/**
 * Private scratch folders of our own (`mktemp -d` gives 0700) let the server's group through, and nobody else.
 * Anything outside the system's scratch space, above all a home, keeps its permissions.
 */
export function openScratchFolders(folder: string, owner: Owner): void {
  const scratch = resolve(tmpdir()) + sep;
  for (const closed of closedOnTheWay(folder, owner)) {
    const found = statSync(closed);
    if (!closed.startsWith(scratch) || found.uid !== process.getuid?.()) continue;
    chownSync(closed, found.uid, owner.gid);
    chmodSync(closed, (found.mode & 0o777) | 0o010);
  }
}

function closedOnTheWay(folder: string, owner: Owner): string[] {
  const closed: string[] = [];
  let at = resolve(folder);
  for (;;) {
    if (existsSync(at) && !lets(at, owner)) closed.push(at);
    if (dirname(at) === at) return closed;
    at = dirname(at);
  }
}

function lets(folder: string, owner: Owner): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === owner.uid) return (mode & 0o100) !== 0;
  if (gid === owner.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
