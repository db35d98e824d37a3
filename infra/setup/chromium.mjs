import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium that the browser tests can drive, or undefined: what CHROMIUM_PATH names,
 * then the machine's own, then the one that Playwright keeps for the person.
 */
export function findChromium(root) {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return onThePath() ?? ELSEWHERE.find((path) => existsSync(path)) ?? fromPlaywright(root);
}

/** Never a reason to stop: without a browser the other tests still run, and the browser tests say so. */
export function obtainChromium(root) {
  if (process.env.CHROMIUM_PATH) {
    say(
      'CHROMIUM_PATH names a file that is not there, so the browser tests will fail. Correct it or unset it.',
    );
    return;
  }
  if (isDebian() && process.getuid?.() === 0) installFromDebian();
  if (!findChromium(root)) downloadWithPlaywright(root);
  if (findChromium(root)) return;
  say(
    'no Chromium could be had, so the browser tests will fail. Install Chromium or Chrome, or set ' +
      'CHROMIUM_PATH to one, and run the tests again.',
  );
}

function installFromDebian() {
  say(
    'there is no Chromium for the browser tests; installing it with apt-get. This takes a minute.',
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'fonts-liberation'];
  if (run('apt-get', ['update', '-qq'], { env })) {
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  }
}

function downloadWithPlaywright(root) {
  say("there is no Chromium for the browser tests; downloading Playwright's. This takes a minute.");
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  // Its system libraries need the package manager, and so the administrator.
  const system = process.getuid?.() === 0 ? ['--with-deps'] : [];
  run(process.execPath, [cli, 'install', ...system, 'chromium'], { cwd: root });
}

function onThePath() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      if (existsSync(path) && !isSnapNotice(path)) return path;
    }
  }
  return undefined;
}

/** Ubuntu's /usr/bin/chromium-browser is a small script that only asks for a snap to be installed. */
function isSnapNotice(path) {
  return statSync(path).size < 10_000 && readFileSync(path, 'utf8').includes('snap install');
}

function fromPlaywright(root) {
  try {
    const { chromium } = createRequire(join(root, 'package.json'))('playwright-core');
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    // Not installed yet: it comes with the libraries, one step earlier.
    return undefined;
  }
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
