import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { composeIn, paneOf } from './browser.ts';
import { activity, CHAIR, form, openChat, playScenes, scene, send, showChair } from './scene.ts';
import { CHANNEL } from './stage.ts';

playScenes();

describe('the page', () => {
  it('shows three people side by side, and lets each pane be anybody else', async () => {
    const { page, stage } = scene();
    await page.goto(stage.teams.origin);
    await paneOf(page, CHAIR).waitFor();
    expect(await page.getByRole('region', { name: /^Teams of/ }).count()).toBe(3);
    const select = paneOf(page, 'Executive Chair').getByLabel('Signed in as');
    await select.selectOption('exec-probation');
    await paneOf(page, 'Executive Member, Probation').getByText('private link').waitFor();
  });

  it('tells the bot of the installation once, however often the chat is opened', async () => {
    const { page, stage } = scene();
    await showChair();
    await vi.waitFor(() => expect(stage.bot.heard).toHaveLength(2));
    await showChair();
    await page.getByText('This is your chat with Boardpack').waitFor();
    const types = stage.bot.heard.map(({ type }) => type);
    expect(types).toEqual(['installationUpdate', 'conversationUpdate']);
  });

  it('has nothing that axe finds fault with, in light and in dark', async () => {
    const { page, stage } = scene();
    const chat = await openChat('chair-dalpb');
    await send(chat, {
      type: 'message',
      text: 'Your report is **due** on [Friday](https://example.org).',
    });
    await send(chat, activity(form));
    await send(CHANNEL, { type: 'message', text: 'The cycle is open.' });
    await page.goto(stage.teams.origin);
    await paneOf(page, CHAIR).getByRole('button', { name: 'Submit report' }).waitFor();
    await composeIn(paneOf(page, CHAIR)).fill('r');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { passes, faults } = await runAxe();
      expect(faults).toEqual([]);
      expect(passes).toBeGreaterThan(20);
    }
  });
});

/** axe is brought in by the debugger's door: the page's policy lets no other script in, as it should. */
async function runAxe(): Promise<{ passes: number; faults: string[] }> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const found: unknown = await scene().page.evaluate(
    `(async () => {
      ${axe}
      const { passes, violations } = await axe.run();
      const tell = (node) => node.html.slice(0, 160) + node.failureSummary;
      const faults = violations.map(({ id, nodes }) => id + ': ' + nodes.map(tell).join(' | '));
      return { passes: passes.length, faults };
    })()`,
  );
  return z.object({ passes: z.number(), faults: z.array(z.string()) }).parse(found);
}

describe('talking', () => {
  it('sends what is typed, shows the answer, and keeps both over a reload', async () => {
    const { page, stage } = scene();
    const pane = await showChair();
    await composeIn(pane).fill('status');
    await composeIn(pane).press('Enter');
    const log = pane.getByRole('log');
    await log.getByText('status', { exact: true }).waitFor();
    await vi.waitFor(() => expect(stage.bot.heard.map((each) => each['text'])).toContain('status'));
    await send(await openChat('chair-dalpb'), { type: 'message', text: 'You owe **one** report.' });
    await log.getByText('You owe one report.').waitFor();
    await composeIn(pane).fill('half a thou');
    await page.reload();
    await log.getByText('You owe one report.').waitFor();
    expect(await log.getByText('status', { exact: true }).count()).toBe(1);
    expect(await composeIn(pane).inputValue()).toBe('half a thou');
  });

  it('keeps words that the bot did not take, and tries again when asked', async () => {
    const { page, stage } = scene();
    const pane = await showChair();
    await vi.waitFor(() => expect(stage.bot.heard).toHaveLength(2));
    await stage.bot.close();
    await composeIn(pane).fill('amber');
    await composeIn(pane).press('Enter');
    await pane.getByText('Not sent.').waitFor();
    await page.reload();
    await stage.bot.reopen();
    await pane.getByRole('button', { name: 'Try again.' }).click();
    await vi.waitFor(() => expect(stage.bot.heard.map((each) => each['text'])).toContain('amber'));
    await pane.getByText('Not sent.').waitFor({ state: 'hidden' });
  });

  it('sends files to the bot, which can fetch them without asking who it is', async () => {
    const { page, stage } = scene();
    const pane = await showChair();
    const [picker] = await Promise.all([
      page.waitForEvent('filechooser'),
      pane.getByRole('button', { name: 'Attach files' }).click(),
    ]);
    const buffer = Buffer.from('Attendance is slipping.');
    await picker.setFiles({ name: 'Report Q3.txt', mimeType: 'text/plain', buffer });
    await composeIn(pane).fill('see attached');
    await composeIn(pane).press('Enter');
    await pane.getByRole('link', { name: 'Report Q3.txt' }).waitFor();
    const File = z.object({ content: z.object({ downloadUrl: z.string() }), name: z.string() });
    const Said = z.looseObject({ text: z.literal('see attached'), attachments: z.array(File) });
    const said = await vi.waitFor(() => Said.parse(stage.bot.heard.at(-1)));
    const fetched = await fetch(said.attachments[0]?.content.downloadUrl ?? '');
    expect(await fetched.text()).toBe('Attendance is slipping.');
  });

  it('offers commands and the mention while somebody types, all by keyboard', async () => {
    const { page, stage } = scene();
    const pane = await showChair();
    await composeIn(pane).pressSequentially('/rep');
    await pane.getByRole('button', { name: /^report Open/ }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await composeIn(pane).inputValue()).toBe('report');
    await pane.getByRole('button', { name: /^DALPB/ }).click();
    await composeIn(pane).pressSequentially('@Bo');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await composeIn(pane).pressSequentially('help');
    await page.keyboard.press('Enter');
    await vi.waitFor(() => {
      expect(stage.bot.heard.map((each) => each['text'])).toContain('<at>Boardpack</at> help');
    });
  });

  it('marks chats with unread messages, until they are opened', async () => {
    const pane = await showChair();
    await send(CHANNEL, { type: 'message', text: 'The cycle is open.' });
    await pane.getByRole('button', { name: /^DALPB.*1 unread/ }).click();
    await pane.getByRole('log').getByText('The cycle is open.').waitFor();
    await pane.getByRole('button', { name: /unread/ }).waitFor({ state: 'detached' });
  });
});
