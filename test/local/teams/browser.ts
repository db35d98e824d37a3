import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the Chromium of this machine, or Playwright's own when there is none. */
export function startBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  return chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
}

export function paneOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name: `Teams of ${name}` });
}

export function composeIn(pane: Locator): Locator {
  return pane.getByRole('textbox', { name: /^Message to/ });
}
