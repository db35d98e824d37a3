// Completes package-lock.json with the packages made for other kinds of machine. Run it after every
// change of dependencies:  node infra/complete-lock.mjs
//
// npm writes an optional platform package into the lock file only when it could ask the registry for it
// while it made the file, and `npm ci` (npm 11 and newer, everywhere) refuses a lock file that leaves one
// out. Such a package is pinned to one version by the package that wants it, and npm never downloads it on
// a machine of another kind, so an entry with its version and its machine says all that npm needs.

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const SYSTEMS = {
  aix: 'aix',
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
};

const PROCESSORS = 'arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64'.split(' ');

const C_LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** The entries that a lock file's `packages` lacks, by their path. Refuses what it cannot pin. */
function entriesMissing(packages) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isResolved(packages, path, name)) continue;
      const kind = machineOf(name);
      const pinned = /^\d+\.\d+\.\d+[-.\w]*$/.test(version);
      if (!pinned || !kind.cpu)
        throw new Error(`Cannot complete ${name}@${version}, wanted by ${path}`);
      missing[`node_modules/${name}`] = { version, ...kind, ...pick(entry), optional: true };
    }
  }
  return missing;
}

/** npm's own search: beside the package that wants it, then in each folder above. */
function isResolved(packages, path, name) {
  let folder = path;
  while (folder !== '') {
    if (packages[`${folder}/node_modules/${name}`]) return true;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  }
  return packages[`node_modules/${name}`] !== undefined;
}

function machineOf(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const libc = words.map((word) => C_LIBRARIES[word]).find(Boolean);
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    ...(os && { os: [os] }),
  };
}

function pick({ dev, devOptional }) {
  return { ...(dev && { dev }), ...(devOptional && { devOptional }) };
}

function main() {
  const file = resolve(import.meta.dirname, '..', 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = entriesMissing(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`Added ${Object.keys(missing).length} entries to package-lock.json.\n`);
}

main();
