import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { composeIn, paneOf } from './browser.ts';
import type { PageElement } from './page-element.ts';
import {
  activity,
  adaptive,
  CHAIR,
  form,
  openChat,
  playScenes,
  scene,
  send,
  showChair,
} from './scene.ts';

playScenes();

const lines = (text: string) => Array.from({ length: 30 }, (_, at) => `${text}, line ${at}`);
const tall = (text: string) =>
  activity(adaptive(lines(text).map((line) => ({ type: 'TextBlock', text: line }))));
const newMessages = (pane: Locator) => pane.getByRole('button', { name: 'New messages' });
const lineOf = (pane: Locator, text: string) => pane.getByText(text, { exact: true });

async function isInSight(pane: Locator, line: Locator): Promise<boolean> {
  const log = await pane.getByRole('log').boundingBox();
  const box = await line.boundingBox();
  if (!log || !box) throw new Error('Neither may be hidden.');
  return box.y >= log.y && box.y + box.height <= log.y + log.height;
}

describe('opening a chat', () => {
  it('begins at the first unread message, and leads on to the next', async () => {
    const chat = await openChat('chair-dalpb');
    await send(chat, tall('Request'));
    await send(chat, tall('Help'));
    const pane = await showChair();
    await newMessages(pane).waitFor();
    expect(await isInSight(pane, lineOf(pane, 'Request, line 0'))).toBe(true);
    await newMessages(pane).click();
    await newMessages(pane).waitFor({ state: 'hidden' });
    expect(await isInSight(pane, lineOf(pane, 'Help, line 0'))).toBe(true);
  });

  it('has read what is open as soon as its pane is switched back to the person', async () => {
    const { page, stage } = scene();
    await page.goto(stage.teams.origin);
    const select = paneOf(page, 'Executive Chair').getByLabel('Signed in as');
    await select.selectOption('deputy-dalpb');
    const deputy = paneOf(page, 'Deputy Chair, Domestic Abuse Local Partnership Board');
    await deputy.getByText('This is your chat').waitFor();
    await send(await openChat('exec-chair'), { type: 'message', text: 'A pack awaits you' });
    await deputy.getByLabel('Signed in as').selectOption('exec-chair');
    const pane = paneOf(page, 'Executive Chair');
    await pane.getByRole('log').getByText('A pack awaits you').waitFor();
    await pane.getByRole('button', { name: /unread/ }).waitFor({ state: 'detached' });
  });
});

describe('messages that come while somebody reads', () => {
  it('are told of below the log, until they are in sight', async () => {
    const chat = await openChat('chair-dalpb');
    await send(chat, activity(form));
    const pane = await showChair();
    await pane.getByRole('textbox', { name: 'Summary' }).fill('Half a thought');
    await send(chat, tall('Later'));
    await send(chat, tall('Last'));
    await newMessages(pane).waitFor();
    const log = await pane.getByRole('log').boundingBox();
    const told = await newMessages(pane).boundingBox();
    expect(told?.y).toBeGreaterThanOrEqual((log?.y ?? 0) + (log?.height ?? 0));
    await lineOf(pane, 'Last, line 29').scrollIntoViewIfNeeded();
    await newMessages(pane).waitFor({ state: 'hidden' });
  });

  it('are not told of when they are the reader’s own, or stand in another chat', async () => {
    const chat = await openChat('chair-dalpb');
    await send(chat, tall('First'));
    await send(chat, tall('Second'));
    const pane = await showChair();
    await composeIn(pane).fill('status');
    await composeIn(pane).press('Enter');
    await pane.getByRole('log').getByText('status', { exact: true }).waitFor();
    expect(await newMessages(pane).isVisible()).toBe(false);
    await lineOf(pane, 'First, line 0').scrollIntoViewIfNeeded();
    await pane.getByRole('button', { name: /^DALPB/ }).click();
    await send(chat, tall('Third'));
    await pane.getByRole('button', { name: /^Boardpack.*1 unread/ }).waitFor();
    expect(await newMessages(pane).isVisible()).toBe(false);
    await pane.getByRole('button', { name: /^Boardpack/ }).click();
    await newMessages(pane).waitFor();
  });
});

describe('a card', () => {
  it('opens an address of Microsoft’s where it is served on this computer', async () => {
    const { page, stage } = scene();
    const url = 'https://csp.sharepoint.com/sites/csp/Pack.pdf?web=1';
    const actions = [{ type: 'Action.OpenUrl', title: 'Open the full edition', url }];
    await send(await openChat('chair-dalpb'), activity(adaptive([], { actions })));
    const pane = await showChair();
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      pane.getByText('Open the full edition').click(),
    ]);
    const here = new URL(stage.bot.endpoint).origin;
    await opened.waitForURL(`${here}/sites/csp/Pack.pdf?web=1`);
  });

  it('keeps within a narrow pane', async () => {
    const { page, stage } = scene();
    await send(await openChat('chair-dalpb'), activity(form));
    await page.goto(stage.teams.origin);
    const log = paneOf(page, CHAIR).getByRole('log');
    await log.getByRole('button', { name: 'Submit report' }).waitFor();
    const tooWide = await log.evaluate(
      (element: PageElement) =>
        [...element.querySelectorAll('*')].filter((part) => part.scrollWidth > part.clientWidth + 1)
          .length,
    );
    expect(tooWide).toBe(0);
  });
});
