import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const project = join(import.meta.dirname, '..');
const LockFile = z.looseObject({ packages: z.record(z.string(), z.unknown()) });

let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'lock-'));
  mkdirSync(join(copy, 'infra'));
  cpSync(join(project, 'infra/complete-lock.mjs'), join(copy, 'infra/complete-lock.mjs'));
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

function complete(lock: string) {
  writeFileSync(join(copy, 'package-lock.json'), lock);
  const { stderr } = spawnSync(process.execPath, [join(copy, 'infra/complete-lock.mjs')], {
    encoding: 'utf8',
  });
  return { lock: readFileSync(join(copy, 'package-lock.json'), 'utf8'), stderr };
}

function read(text: string) {
  return LockFile.parse(JSON.parse(text));
}

describe('The lock file', () => {
  it('names every package for other machines (if not: node infra/complete-lock.mjs)', () => {
    const lock = readFileSync(join(project, 'package-lock.json'), 'utf8');
    const names = (text: string) => Object.keys(read(text).packages);
    expect(names(complete(lock).lock)).toEqual(names(lock).toSorted());
  });

  it('is completed with the version and the machine of each', () => {
    const tool = {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { 'tool-linux-x64-musl': '2.0.0' },
    };
    const { lock } = complete(JSON.stringify({ packages: { 'node_modules/tool': tool } }));
    expect(read(lock).packages['node_modules/tool-linux-x64-musl']).toEqual({
      version: '2.0.0',
      cpu: ['x64'],
      libc: ['musl'],
      os: ['linux'],
      dev: true,
      optional: true,
    });
  });

  it('is left alone where a package lies inside the one that wants it', () => {
    const lock = {
      packages: {
        'node_modules/tool': { optionalDependencies: { 'tool-linux-x64': '2.0.0' } },
        'node_modules/tool/node_modules/tool-linux-x64': { version: '2.0.0' },
      },
    };
    expect(JSON.parse(complete(JSON.stringify(lock)).lock)).toEqual(lock);
  });

  it('is not completed by guessing', () => {
    const lock = {
      packages: { 'node_modules/a': { optionalDependencies: { 'b-x64': '^2.0.0' } } },
    };
    expect(complete(JSON.stringify(lock)).stderr).toContain('Cannot complete b-x64@^2.0.0');
  });
});
