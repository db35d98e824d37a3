import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A server that runs on this cluster, as its `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly state: string;
}

/** Null when no server runs on the cluster; a file left behind by one that is gone is removed. */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, 'postmaster.pid');
  const lines = readLines(file);
  if (lines === null) return null;
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (!isLivePostgres(pid)) {
    // PostgreSQL asks only whether the number is taken: a zombie, or another program, would stop its start for ever.
    rmSync(file, { force: true });
    return null;
  }
  return { pid, port: Number(lines[3]), state: (lines[7] ?? 'starting').trim() };
}

function readLines(file: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return null;
  }
}

function isLivePostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // Without `ps` or /proc (Windows) the number alone must do.
  const seen = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  return seen === null || (!seen.zombie && seen.program.includes('postgres'));
}

interface Seen {
  readonly zombie: boolean;
  readonly program: string;
}

function fromProc(pid: number): Seen | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const program = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return { program, zombie: stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z') };
  } catch {
    return null;
  }
}

function fromPs(pid: number): Seen | null {
  const asked = spawnSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  if (asked.status !== 0) return null;
  const line = asked.stdout.trim();
  return { zombie: line.startsWith('Z'), program: line };
}
