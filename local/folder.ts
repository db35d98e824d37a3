import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';

const LOCK = 'in-use.sqlite';

/** The folder of the local product, held by this process alone. */
export interface Folder {
  readonly path: string;
  /** Something that the local product itself must remember, or null. */
  kept<T>(name: string, shape: z.ZodType<T>): T | null;
  keep(name: string, value: object): void;
  release(): void;
}

/** A sentence for the person at the keyboard; there is no fault to look for. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/**
 * Takes the folder, and with `fresh` empties it. An exclusive transaction is the lock: it goes with the process however
 * that ends, so no process id has to be guessed at (reference: state notes).
 */
export async function takeFolder(
  path: string,
  fresh: boolean,
  removeDatabase: (path: string) => Promise<void>,
): Promise<Folder> {
  mkdirSync(path, { recursive: true });
  const lock = lockOn(path);
  if (fresh) await empty(path, removeDatabase);
  const fileOf = (name: string) => join(path, `${name}.json`);
  return {
    path,
    kept: (name, shape) => readKept(fileOf(name), shape),
    keep(name, value) {
      const file = fileOf(name);
      writeFileSync(`${file}.new`, JSON.stringify(value), { flush: true });
      renameSync(`${file}.new`, file);
    },
    release: () => lock.close(),
  };
}

function lockOn(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, LOCK));
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new CannotStart(
      `Boardpack is already running on the folder ${path}. Please stop it first.`,
    );
  }
}

async function empty(path: string, removeDatabase: (path: string) => Promise<void>) {
  await removeDatabase(databaseIn(path));
  for (const name of readdirSync(path)) {
    if (!name.startsWith(LOCK)) rmSync(join(path, name), { recursive: true, force: true });
  }
}

export function databaseIn(path: string): string {
  return join(path, 'postgres');
}

function readKept<T>(file: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw fault;
  }
}
