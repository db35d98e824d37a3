import { readFileSync } from 'node:fs';

const TICK_MS = 10;

/** Milliseconds that all threads of a process have computed since its start (proc(5), fields 14 and 15). */
export function processorTime(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(afterName[11]) + Number(afterName[12])) * TICK_MS;
}
