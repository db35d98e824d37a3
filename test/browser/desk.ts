import type { Locator, Page } from 'playwright-core';
import { vi } from 'vitest';
import { composeIn } from '../local/teams/browser.ts';

/** A slow machine is no fault of the product: nothing here waits longer than it must. */
export const PATIENCE = 60_000;

/** The Teams of one person, in whichever pane shows them. */
export function paneFor(page: Page, key: string): Locator {
  return page.locator(`section[data-person="${key}"]`);
}

/** Lets the pane at `place` (from the left, counted from 0) be somebody else, as a person does it: by the switch. */
export async function seat(page: Page, place: number, key: string): Promise<Locator> {
  await page.getByLabel('Signed in as').nth(place).selectOption(key);
  const pane = page
    .getByRole('region', { name: /^Teams of/ })
    .nth(place)
    .and(paneFor(page, key));
  await composeIn(pane).waitFor();
  return pane;
}

/** The newest message of the open chat that says this. */
export function messageWith(pane: Locator, words: RegExp | string): Locator {
  return pane.getByRole('log').getByRole('article').filter({ hasText: words }).last();
}

/** Types words into the chat and sends them with Enter. */
export async function say(pane: Locator, words: string): Promise<void> {
  const compose = composeIn(pane);
  await compose.click();
  await compose.pressSequentially(words);
  await compose.press('Enter');
}

/** Says it, and gives the first message after it that fits. */
export async function ask(pane: Locator, words: string, answer: RegExp): Promise<Locator> {
  const before = await newestIn(pane);
  await say(pane, words);
  return messageAfter(pane, before, answer);
}

export function press(card: Locator, title: RegExp | string): Promise<void> {
  return card.getByRole('button', { name: title }).last().click();
}

/** Puts words into a field in place of what it holds, by mouse and keys. */
export async function write(card: Locator, label: RegExp | string, words: string): Promise<void> {
  const field = card.getByRole('textbox', { name: label });
  await field.click();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(words);
}

/** The number of the newest message of the open chat; 0 in an empty one. */
export async function newestIn(pane: Locator): Promise<number> {
  const numbers = await numbersOf(pane.getByRole('log').getByRole('article'));
  return Math.max(0, ...numbers);
}

async function numbersOf(messages: Locator): Promise<number[]> {
  const numbers: number[] = [];
  for (const message of await messages.all()) {
    numbers.push(Number(await message.getAttribute('data-seq')));
  }
  return numbers;
}

/** Waits for a message of the bot newer than `before` that says this; it stays the same one when it is edited. */
export async function messageAfter(pane: Locator, before: number, words: RegExp): Promise<Locator> {
  return vi.waitFor(
    async () => {
      const all = pane.getByRole('log').getByRole('article').filter({ hasText: words });
      const found = (await numbersOf(all)).find((number) => number > before);
      if (found === undefined) throw new Error(`No new message says ${words}`);
      return pane.locator(`article[data-seq="${found}"]`);
    },
    { timeout: PATIENCE, interval: 50 },
  );
}

/** Waits until this message says that. */
export async function untilSays(message: Locator, words: RegExp | string): Promise<void> {
  await message.filter({ hasText: words }).waitFor();
}

/** Moves the local clock by one of its two buttons, and waits until everything that fell due has happened and the page shows the new day. */
export async function moveClock(page: Page, button: RegExp): Promise<void> {
  const bar = page.getByRole('group', { name: 'Local clock' });
  const said = bar.getByRole('status');
  const before = await said.textContent();
  await bar.getByRole('button', { name: button }).click();
  await vi.waitFor(
    async () => {
      const now = (await said.textContent()) ?? '';
      const day = /^It is now ([^,]+),/.exec(now)?.[1];
      const shown = (await bar.locator('time').textContent()) ?? '';
      if (now === before || day === undefined || !shown.startsWith(day)) {
        throw new Error(`The clock shows ${shown} and says: ${now}`);
      }
    },
    { timeout: PATIENCE, interval: 50 },
  );
}
