import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { stop } from './product.ts';

const RUNS = 40;
const PAUSE_MS = 50;

/** A report's worth of JSON there and back, with a pause between, as presses have one. */
export async function measureEcho(): Promise<number[]> {
  const port = await freePort();
  const child = fork(join(import.meta.dirname, 'echo.ts'), [`${port}`]);
  try {
    await once(child, 'message');
    const body = JSON.stringify({ words: 'As planned. '.repeat(200) });
    const headers = { 'content-type': 'application/json' };
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      await wait(PAUSE_MS);
      const begun = performance.now();
      const address = `http://127.0.0.1:${port}/api/messages`;
      await (await fetch(address, { method: 'POST', headers, body })).text();
      times.push(performance.now() - begun);
    }
    return times;
  } finally {
    await stop(child);
  }
}
