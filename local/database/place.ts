import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canReach, type Owner, openScratchFolders, SHARED_HOME } from './owner.ts';

/** Where the database's files are. */
export interface Place {
  /** Everything of ours: the cluster, the log, port and password. */
  readonly folder: string;
  readonly cluster: string;
  readonly log: string;
  readonly access: string;
}

const MOVED = 'moved-to';

/**
 * The given folder, or, when the server's user cannot come there (a project in /root), one that it can come to;
 * the given folder then says which. A folder that is deleted and made anew gets a new one.
 */
export function findPlace(folder: string, owner: Owner | null): Place {
  mkdirSync(folder, { recursive: true });
  const moved = movedTo(folder);
  if (moved !== null) return placeIn(moved);
  if (owner === null) return placeIn(resolve(folder));
  chownSync(folder, owner.uid, owner.gid);
  openScratchFolders(folder, owner);
  if (canReach(folder, owner)) return placeIn(resolve(folder));
  const elsewhere = join(SHARED_HOME, `database-${randomBytes(6).toString('hex')}`);
  mkdirSync(elsewhere, { recursive: true });
  chownSync(elsewhere, owner.uid, owner.gid);
  writeFileSync(join(folder, MOVED), elsewhere);
  return placeIn(elsewhere);
}

export function movedTo(folder: string): string | null {
  const note = join(folder, MOVED);
  return existsSync(note) ? readFileSync(note, 'utf8') : null;
}

export function placeIn(folder: string): Place {
  return {
    folder,
    cluster: join(folder, 'cluster'),
    log: join(folder, 'server.log'),
    access: join(folder, 'access.json'),
  };
}

export function removePlace(folder: string): void {
  const moved = movedTo(folder);
  if (moved?.startsWith(SHARED_HOME)) rmSync(moved, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
