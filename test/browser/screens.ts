import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { PageElement } from '../local/teams/page-element.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');

/** The moments that `docs/screens/` shows: enough to follow the quarter, few enough for a repository. */
const SHOWN = [
  '01-the-request',
  '03-one-thing-to-put-right',
  '05-status-up-to-date-in-place',
  '11-version-history',
  '13-the-draft',
  '15-the-approval',
  '18-who-has-read-it',
];

/** Pictures of the interesting moments: into `docs/` when KEEP_SCREENS=1, else into a folder that no tree tracks. */
export interface Screens {
  readonly folder: string;
  /** The whole window as it stands, named in the order of the story. */
  take(page: Page, name: string): Promise<void>;
  /** The picture at the head of the read-me. */
  takeForReadme(page: Page): Promise<void>;
}

export async function openScreens(): Promise<Screens> {
  const kept = process.env['KEEP_SCREENS'] === '1';
  const folder = kept ? join(DOCS, 'screens') : await mkdtemp(join(tmpdir(), 'boardpack-screens-'));
  await mkdir(folder, { recursive: true });
  return {
    folder,
    take: async (page, name) => {
      if (kept && !SHOWN.includes(name)) return;
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    },
    takeForReadme: async (page) => {
      const path = kept ? join(DOCS, 'readme.png') : join(folder, 'readme.png');
      await page.screenshot({ path, animations: 'disabled' });
    },
  };
}

/** Brings the head of a card to the top of its pane: that is where a reader's eye begins. */
export async function showFromTop(card: Locator): Promise<void> {
  await card.evaluate((element: PageElement) => element.scrollIntoView({ block: 'start' }));
}
