import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';
import { removeDatabase } from '../../local/database.ts';
import { databaseIn } from '../../local/folder.ts';
import { isOwnPoint, type OwnPoint } from './points.ts';
import { freePorts } from './ports.ts';
import { Line, Look, type Order, type Origins } from './wire.ts';

const CHILD = join(import.meta.dirname, 'child.ts');
const PATIENCE = { timeout: 90_000, interval: 20 };

/** How one life of the product ended. */
export interface Death {
  readonly signal: NodeJS.Signals;
  /** The point at which it killed itself; null when it was killed from outside. */
  readonly reached: OwnPoint | null;
}

/** A point, and how often it is passed before it kills. */
export interface Aim {
  readonly point: OwnPoint;
  readonly passes: number;
}

export interface Rig {
  /** Where the product listens, when it is ready: again after each death. */
  ready(): Promise<Origins>;
  readonly deaths: readonly Death[];
  /** Lets the running product kill itself at the first of these points, the one after it at the second, and so on. */
  arm(points: readonly Aim[]): Promise<void>;
  kill(): void;
  /** Waits until it has died for the nth time. */
  died(nth: number): Promise<Death>;
  /** Waits until nothing is left to do and everything is filed; gives what the product remembers. */
  settled(): Promise<Look>;
  /** Ends it in peace, with its database, and removes the folder. */
  close(): Promise<void>;
}

interface Life {
  readonly child: ChildProcess;
  readonly ready: PromiseWithResolvers<Origins>;
  readonly ended: PromiseWithResolvers<number | null>;
  armed: string | null;
  reached: OwnPoint | null;
  look: Look | null;
}

/** The product in a process of its own, on one folder and the same ports, started again whenever it is killed. */
export async function openRig(first: Aim | null): Promise<Rig> {
  const dataDir = await mkdtemp(join(tmpdir(), 'boardpack-crash-'));
  const where = [dataDir, ...(await freePorts(3)).map(String)];
  const deaths: Death[] = [];
  let aims: readonly Aim[] = first === null ? [] : [first];
  const begin = (): Life => {
    const [aim, ...later] = aims;
    aims = later;
    const args = aim ? [aim.point, String(aim.passes)] : [];
    return lifeOf([...where, ...args], (signal, reached) => {
      deaths.push({ signal, reached });
      life = begin();
    });
  };
  let life = begin();
  let questions = 0;
  const ready = async (): Promise<Origins> => {
    const mine = life;
    try {
      return await mine.ready.promise;
    } catch (fault) {
      // Killed: the next one is on its way. Ended in any other way: there is no next one.
      if (mine === life) throw fault;
      return ready();
    }
  };
  return {
    ready,
    deaths,
    async arm([now, ...later]) {
      if (!now) return;
      await ready();
      const mine = life;
      aims = later;
      order(mine, { say: 'arm', ...now });
      await vi.waitUntil(() => mine.armed === now.point, PATIENCE);
    },
    kill: () => void life.child.kill('SIGKILL'),
    died: (nth) =>
      vi.waitFor(() => {
        const death = deaths[nth - 1];
        const last = deaths.at(-1)?.reached ?? 'killed from outside';
        if (!death) throw new Error(`Died ${deaths.length} times and not ${nth}, last: ${last}`);
        return death;
      }, PATIENCE),
    async settled() {
      return vi.waitFor(async () => {
        const look = await ask(life, (questions += 1));
        if (look.unfiled.length > 0) throw new Error(`Not filed: ${look.unfiled.join(', ')}`);
        return look;
      }, PATIENCE);
    },
    async close() {
      try {
        await ready();
        const mine = life;
        mine.child.kill('SIGTERM');
        const code = await mine.ended.promise;
        if (code !== 0) throw new Error(`The product ended with ${code} when asked to stop`);
      } finally {
        // Nothing is left to stop unless the product itself could not.
        await removeDatabase(databaseIn(dataDir));
        await rm(dataDir, { recursive: true, force: true });
      }
    },
  };
}

type OnDeath = (signal: NodeJS.Signals, reached: OwnPoint | null) => void;

function lifeOf(args: readonly string[], onDeath: OnDeath): Life {
  const child = spawn(process.execPath, [CHILD, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ready = Promise.withResolvers<Origins>();
  const ended = Promise.withResolvers<number | null>();
  const life: Life = { child, ready, ended, armed: null, reached: null, look: null };
  ready.promise.catch(() => undefined);
  if (child.stdout === null) throw new Error('Its output cannot be read');
  createInterface({ input: child.stdout }).on('line', (line) => read(life, line));
  child.on('message', (message) => {
    life.look = Look.parse(message);
  });
  child.once('close', (code, signal) => {
    ended.resolve(code);
    if (signal === 'SIGKILL') {
      onDeath(signal, life.reached);
      ready.reject(new Error('It was killed before it was ready'));
    } else ready.reject(new Error(`The product ended with ${code ?? signal}`));
  });
  return life;
}

function read(life: Life, text: string): void {
  const line = Line.parse(JSON.parse(text));
  if ('ready' in line) life.ready.resolve(line.ready);
  else if ('armed' in line) life.armed = line.armed;
  else if (isOwnPoint(line.reached)) life.reached = line.reached;
}

function order({ child }: Life, message: Order): void {
  // What is said to one that has just died is lost, and asked again of the next.
  child.send(message, () => undefined);
}

/** Throws when this life ends before it has answered. */
async function ask(life: Life, question: number): Promise<Look> {
  await life.ready.promise;
  order(life, { say: 'look', question });
  const { child } = life;
  return vi.waitUntil(() => {
    const over = child.exitCode !== null || child.signalCode !== null;
    if (over) throw new Error('It was killed while it was asked');
    return life.look?.question === question ? life.look : false;
  }, PATIENCE);
}
