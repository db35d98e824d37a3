import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './run.mjs';
import { SetupFault, say } from './say.mjs';

/**
 * Says why `npm ci` is needed, or nothing. Compares what the lock file asks for with npm's own note of
 * what it installed. File times would be simpler and wrong: a git checkout gives every file the time of
 * the checkout, and a copied node_modules keeps the times of another machine.
 */
export function whyInstall(root) {
  const asked = readPackages(join(root, 'package-lock.json'));
  if (!asked) throw new SetupFault('package-lock.json is missing or broken. Restore it with git.');
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return 'the libraries are not installed';
  for (const [path, wanted] of Object.entries(asked)) {
    if (path !== '' && !isMet(wanted, installed[path])) return 'the lock file has changed';
  }
  const left = Object.keys(installed).find((path) => !asked[path]);
  return left && 'a library is installed that is no longer wanted';
}

export function installPackages(root, why) {
  say(`${why}; running npm ci. This takes a minute or two.`);
  // Dev dependencies carry Node 24 and PostgreSQL; NODE_ENV=production would leave them out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (runNpm(root, args)) return;
  throw new SetupFault(
    'npm ci did not succeed; its reason is above. Put it right and run this again.',
  );
}

function isMet(wanted, found) {
  // npm leaves out optional packages made for other kinds of machine.
  if (!found) return wanted.optional === true;
  return found.version === wanted.version && found.integrity === wanted.integrity;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
