// Makes a fresh clone ready, before `npm start` and `npm test`. Plain JavaScript with no import from
// npm, because it runs before anything is installed and under whichever Node (20 or newer) the
// machine has. Silent and instant when nothing is missing.
//
//   node infra/setup.mjs               libraries, and the Node that runs TypeScript
//   node infra/setup.mjs --for-tests   the same, and a Chromium for the browser tests

import { resolve } from 'node:path';
import { findChromium, obtainChromium } from './setup/chromium.mjs';
import { inTurn } from './setup/in-turn.mjs';
import { nodeIsMissing, obtainNode } from './setup/node.mjs';
import { installPackages, whyInstall } from './setup/packages.mjs';
import { obtainPostgresLinks, postgresLinksAreMissing } from './setup/postgres-links.mjs';
import { SetupFault, say } from './setup/say.mjs';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

const steps = [
  { missing: () => whyInstall(root), make: (why) => installPackages(root, why) },
  { missing: () => nodeIsMissing(root), make: () => obtainNode(root) },
  { missing: () => postgresLinksAreMissing(root), make: () => obtainPostgresLinks(root) },
];
if (process.argv.includes('--for-tests')) {
  steps.push({ missing: () => !findChromium(root), make: () => obtainChromium(root) });
}

function makeReady() {
  if (!steps.some((step) => step.missing())) return;
  inTurn(root, () => {
    for (const step of steps) {
      // Asked again: another run may have made it while this one waited for its turn.
      const why = step.missing();
      if (why) step.make(why);
    }
  });
}

try {
  makeReady();
} catch (fault) {
  if (!(fault instanceof SetupFault)) throw fault;
  say(fault.message);
  process.exitCode = 1;
}
