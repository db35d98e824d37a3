import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './run.mjs';
import { SetupFault, say } from './say.mjs';

const OLDEST = [24, 12];

/** Whether the scripts that follow would run on a Node too old to run TypeScript as it stands. */
export function nodeIsMissing(root) {
  const own = ownNode(root);
  // npm puts node_modules/.bin first on the PATH, so this one counts when it is there.
  if (existsSync(own)) return !isEnough(versionOf(root, own));
  return runsOnOwn(root) || !isEnough(process.versions.node);
}

/**
 * Asks npm again, for the case that a setting of the person's npm held back the script which brings
 * the binary (`ignore-scripts`, or npm 12's list of allowed scripts).
 */
export function obtainNode(root) {
  say(`Node ${OLDEST.join('.')} is missing; running the install step of the package "node".`);
  runNpm(root, ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (!nodeIsMissing(root)) return;
  throw new SetupFault(
    `Boardpack needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}, and npm did ` +
      'not bring the newer one. Either install Node 24 from nodejs.org, or let npm run the install ' +
      'script of the package "node" (npm config get ignore-scripts should say false). Then run this again.',
  );
}

function ownNode(root) {
  if (process.platform === 'win32') return join(root, 'node_modules', 'node', 'bin', 'node.exe');
  return join(root, 'node_modules', '.bin', 'node');
}

function runsOnOwn(root) {
  return process.execPath.startsWith(join(root, 'node_modules'));
}

function versionOf(root, program) {
  // Asking this very process is free; starting another costs some 30 ms.
  if (runsOnOwn(root)) return process.versions.node;
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim().replace(/^v/, '') : '0.0';
}

function isEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
