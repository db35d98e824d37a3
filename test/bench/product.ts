import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { processorTime } from './processor-time.ts';

/** From the spawn to the first 200 of `/readyz`, and the processor time of its process until then: a busy machine changes that less. */
export interface Ready {
  readonly after: number;
  /** Null where there is no /proc. */
  readonly worked: number | null;
}

/** The local product in a process of its own, as `npm start` runs it. */
export interface RunningProduct {
  readonly pid: number;
  readonly origins: { readonly bot: string; readonly teams: string };
  readonly ready: Ready;
  stop(): Promise<void>;
}

const MAIN = join(import.meta.dirname, '..', '..', 'local', 'main.ts');
const PATIENCE_MS = 120_000;
const LOOK_MS = 5;

/** Starts it on `dataDir`, as it would be started again; settles when it is ready. */
export async function startProduct(dataDir: string): Promise<RunningProduct> {
  const [bot, graph, teams] = [await freePort(), await freePort(), await freePort()];
  const ports = { PORT: `${bot}`, GRAPH_PORT: `${graph}`, TEAMS_PORT: `${teams}` };
  const env = { ...process.env, ...ports, DATA_DIR: dataDir, CI: '1' };
  const begun = performance.now();
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const origins = { bot: `http://127.0.0.1:${bot}`, teams: `http://127.0.0.1:${teams}` };
  try {
    await ready(`${origins.bot}/readyz`, child, begun + PATIENCE_MS);
  } catch (fault) {
    await stop(child);
    throw fault;
  }
  const after = performance.now() - begun;
  const pid = child.pid ?? 0;
  return { pid, origins, ready: { after, worked: processorTime(pid) }, stop: () => stop(child) };
}

async function ready(address: string, child: ChildProcess, until: number): Promise<void> {
  for (;;) {
    const answer = await fetch(address).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    if (child.exitCode !== null) throw new Error('The product ended before it was ready');
    if (performance.now() > until) throw new Error('The product was not ready in time');
    await wait(LOOK_MS);
  }
}

/** Asks it to end, and waits until it has: its database ends with it. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
