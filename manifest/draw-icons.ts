// Draws the PNG icons that Teams wants from their SVG sources; run after a change of a drawing:
//   node manifest/draw-icons.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../infra/setup/chromium.mjs';

const SIZES = { color: 192, outline: 32 } as const;

const executablePath = findChromium(join(import.meta.dirname, '..'));
if (executablePath === undefined) throw new Error('Drawing needs a Chromium: set CHROMIUM_PATH.');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const [name, size] of Object.entries(SIZES)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawing = readFileSync(join(import.meta.dirname, 'icons', `${name}.svg`), 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    const picture = await page.screenshot({ omitBackground: true });
    writeFileSync(join(import.meta.dirname, 'icons', `${name}.png`), picture);
  }
} finally {
  await browser.close();
}
