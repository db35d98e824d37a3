import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw } from '../../cards/draw.ts';
import { scenes } from './gallery.ts';
import { HOST_CONFIG, STYLE } from './host-config.ts';

/**
 * Every card in Microsoft's renderer, on a phone and on a desktop. `DRAW_CARDS=yes vitest run test/cards/phone.test.ts`
 * also keeps the pictures in docs/cards/.
 */
const PHONE = 320;
/** A chat beside a list of chats, or a bot's pane beside a meeting. */
const PANE = 440;
const DESKTOP = 1024;
const folder = join(import.meta.dirname, '../../docs/cards');
const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** On a desktop most cards look as on a phone, only wider: these few are kept in both widths. */
const KEPT_ON_DESKTOP: ReadonlySet<string> = new Set([
  'report-request',
  'report-form',
  'cycle-status',
  'pack-draft',
  'pack-approval',
  'pack-circulated',
]);
/** These look like another one but for a sentence, so no picture of them is kept. */
const TWINS: ReadonlySet<string> = new Set([
  'report-form-change',
  'reminder-2',
  'not-commissioned',
  'report-receipt-late-and-older',
  'pack-state-chair',
]);

describe('in Microsoft’s renderer', () => {
  const all = scenes();
  let browser: Browser;

  beforeAll(async () => {
    const executablePath = process.env['CHROMIUM_PATH'];
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-lcd-text', '--lang=en-GB'],
    });
    await mkdir(folder, { recursive: true });
  });

  afterAll(async () => {
    await browser.close();
  });

  for (const width of [PHONE, PANE, DESKTOP]) {
    it(`no card is wider than a screen of ${width} pixels`, async () => {
      const page = await browser.newPage({ locale: 'en-GB', viewport: { width, height: 200 } });
      await page.setContent(`<style>${STYLE}</style><main></main>`);
      await page.addScriptTag({ path: renderer });
      for (const { name, message, context } of all) {
        await show(page, draw(message, context).card);
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect([name, wide]).toEqual([name, width]);
        await keep(page, name, width);
      }
      await page.close();
    }, 120_000);
  }
});

async function show(page: Page, card: unknown): Promise<void> {
  await page.evaluate(
    `(() => { const c = new AdaptiveCards.AdaptiveCard();
      c.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(HOST_CONFIG)});
      c.parse(${JSON.stringify(card)});
      document.querySelector('main').replaceChildren(c.render()); })()`,
  );
}

function isKeptIn(width: number, name: string): boolean {
  return width === DESKTOP && KEPT_ON_DESKTOP.has(name);
}

async function keep(page: Page, name: string, width: number): Promise<void> {
  const wanted = width === PHONE ? !TWINS.has(name) : isKeptIn(width, name);
  if (!wanted || process.env['DRAW_CARDS'] !== 'yes') return;
  await page.locator('main').screenshot({ path: join(folder, `${name}-${width}.png`) });
}
