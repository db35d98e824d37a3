import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './say.mjs';

const PAUSE_MS = 250;

/**
 * Lets one run at a time change this clone. Two `npm ci` at once, from `npm start` and `npm test` in
 * two windows, delete each other's files and leave a tree that looks whole and is not.
 */
export function inTurn(root, work) {
  // Outside the clone's node_modules, which npm empties.
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const turn = join(tmpdir(), `boardpack-setup-${name}`);
  take(turn);
  try {
    return work();
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
}

function take(turn) {
  let told = false;
  while (!tryToTake(turn)) {
    if (!holderLives(turn)) {
      rmSync(turn, { recursive: true, force: true });
      continue;
    }
    if (!told) say('another run is preparing this folder; waiting for it.');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
}

function tryToTake(turn) {
  try {
    mkdirSync(turn);
    writeFileSync(join(turn, 'holder'), String(process.pid));
    return true;
  } catch (fault) {
    if (fault.code === 'EEXIST') return false;
    throw fault;
  }
}

function holderLives(turn) {
  const holder = readHolder(turn);
  if (holder === undefined) return true;
  try {
    process.kill(holder, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

/** The process that has its turn; undefined in the instant before it has written its number. */
function readHolder(turn) {
  try {
    return Number(readFileSync(join(turn, 'holder'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
