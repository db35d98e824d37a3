import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { startBrowser } from '../local/teams/browser.ts';
import { type Product, startProduct } from '../stories/product.ts';
import { PATIENCE } from './desk.ts';
import { openScreens, type Screens } from './screens.ts';

export interface Scene {
  product: Product;
  readonly page: Page;
  readonly screens: Screens;
}
let current: Scene | undefined;

/** The product, the page and the pictures of the story that is being played. */
export function scene(): Scene {
  if (!current) throw new Error('No story is being played.');
  return current;
}

/**
 * One product and one window for all tests of a file: they are the chapters of one story, in order. A chapter that fails ends the story,
 * as those after it would only fail for its sake. An uncaught fault on the page fails the story.
 */
export function playStory(): void {
  let browser: Browser | undefined;
  const faults: string[] = [];
  beforeAll(async () => {
    const [product, started] = await Promise.all([startProduct(), startBrowser()]);
    browser = started;
    const page = await started.newPage({ viewport: { width: 1600, height: 900 }, locale: 'en-GB' });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (fault) => faults.push(fault.message));
    current = { product, page, screens: await openScreens() };
  });
  let failed = false;
  beforeEach(({ onTestFailed, skip }) => {
    if (failed) skip('An earlier chapter failed');
    onTestFailed(async () => {
      failed = true;
      await scene().screens.take(scene().page, 'failed');
    });
  });
  afterAll(async () => {
    await browser?.close();
    if (current) process.stdout.write(`Pictures of the story: ${current.screens.folder}\n`);
    await current?.product.remove();
    expect(faults).toEqual([]);
  });
}

/** Stops the product as Ctrl-C does, and starts it again on the same folder and the same addresses. */
export async function restart(): Promise<void> {
  const { product } = scene();
  await product.stop();
  scene().product = await startProduct({
    dataDir: product.dataDir,
    port: portOf(product.origins.bot),
    graphPort: portOf(product.origins.graph),
    teamsPort: portOf(product.origins.teams),
  });
}

function portOf(origin: string): number {
  return Number(new URL(origin).port);
}
