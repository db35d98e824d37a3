import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** In megabytes. `pss` counts what processes share once, divided among them; `rss` counts it in each. */
interface Memory {
  readonly pss: number;
  readonly rss: number;
}

const NONE: Memory = { pss: 0, rss: 0 };
const SAMPLES = 5;
const PAUSE_MS = 1000;

/** Five looks, a second apart, at a process alone and with everything that it has started. Null where there is no /proc. */
export async function measureMemory(pid: number) {
  if (process.platform !== 'linux') return null;
  const alone: Memory[] = [];
  const whole: Memory[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    await wait(PAUSE_MS);
    alone.push(memoryOf(pid));
    whole.push([pid, ...descendantsOf(pid)].map(memoryOf).reduce(plus, NONE));
  }
  return { alone, whole };
}

function plus(one: Memory, other: Memory): Memory {
  return { pss: one.pss + other.pss, rss: one.rss + other.rss };
}

/** Nothing for a process that has just ended. */
function memoryOf(pid: number): Memory {
  const text = read(`/proc/${pid}/smaps_rollup`);
  const of = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024;
  return { pss: of('Pss'), rss: of('Rss') };
}

function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1] ?? Number.NaN);
    if (/^\d+$/.test(name)) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (one: number): number[] =>
    (children.get(one) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    const gone = ['ENOENT', 'ESRCH', 'ENOTDIR'];
    if (fault instanceof Error && 'code' in fault && gone.includes(String(fault.code))) return '';
    throw fault;
  }
}
