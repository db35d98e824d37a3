import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  activity,
  adaptive,
  answerWith,
  edit,
  fields,
  form,
  invokes,
  openChat,
  playScenes,
  receipt,
  scene,
  send,
  showChair,
  submitReport,
} from './scene.ts';

playScenes();

describe('cards', () => {
  it('keeps what is half filled in while messages come and other cards change', async () => {
    const { page } = scene();
    const chat = await openChat('chair-dalpb');
    const other = await send(chat, activity(receipt));
    await send(chat, activity(form));
    const pane = await showChair();
    await pane.getByLabel('Amber').check();
    await pane.getByRole('textbox', { name: 'Summary' }).fill('Attendance slipping');
    await send(chat, { type: 'message', text: 'A message between' });
    await edit(chat, other, activity(adaptive([{ type: 'TextBlock', text: 'Filed 14:03' }])));
    await pane.getByText('A message between').first().waitFor();
    await pane.getByText('Filed 14:03').waitFor();
    expect(await filledIn(pane)).toEqual([true, 'Attendance slipping']);
    await page.reload();
    await pane.getByLabel('Amber').waitFor();
    expect(await filledIn(pane)).toEqual([true, 'Attendance slipping']);
  });

  it('keeps apart two cards with the same fields', async () => {
    const chat = await openChat('chair-dalpb');
    await send(chat, activity(form));
    await send(chat, activity(form));
    const pane = await showChair();
    await pane.getByLabel('Amber').nth(1).waitFor();
    await pane.getByLabel('Amber').first().check();
    await pane.getByLabel('Green').last().check();
    expect(await pane.getByLabel('Amber').first().isChecked()).toBe(true);
  });

  it('keeps the values when the very card being filled in is edited', async () => {
    const { page } = scene();
    const chat = await openChat('chair-dalpb');
    const id = await send(chat, activity(form));
    const pane = await showChair();
    await pane.getByLabel('Amber').check();
    await pane.getByRole('textbox', { name: 'Summary' }).fill('Mine');
    const body = [{ type: 'TextBlock', text: 'Now due on Monday' }, ...fields];
    await edit(chat, id, activity(adaptive(body, { actions: [submitReport] })));
    await pane.getByText('Now due on Monday').waitFor();
    expect(await filledIn(pane)).toEqual([true, 'Mine']);
    const here = await page.evaluate('document.activeElement.tagName');
    expect(here).toBe('TEXTAREA');
  });

  it('sends a press with the fields merged in, and puts the answer in the card’s place', async () => {
    const { page } = scene();
    await send(await openChat('chair-dalpb'), activity(form));
    answerWith(receipt);
    const pane = await showChair();
    await pane.getByRole('button', { name: 'Submit report' }).click();
    await pane.getByText('Choose a colour').waitFor();
    await pane.getByLabel('Green').check();
    await pane.getByRole('button', { name: 'Submit report' }).click();
    await pane.getByText('Received 14:02').waitFor();
    const data = { report: 'r1', rag: 'green', summary: 'From last time' };
    expect(invokes()).toMatchObject([
      { action: { type: 'Action.Execute', verb: 'submit', data }, trigger: 'manual' },
    ]);
    await page.reload();
    await pane.getByText('Received 14:02').waitFor();
  });

  it('shows the bot’s error, its notice, or that something went wrong, and keeps the fields', async () => {
    const { stage } = scene();
    await send(await openChat('chair-dalpb'), activity(form));
    const pane = await showChair();
    const button = pane.getByRole('button', { name: 'Submit report' });
    await pane.getByLabel('Amber').check();
    const error = { code: 'Late', message: 'The cycle has closed.' };
    const type = 'application/vnd.microsoft.error';
    stage.bot.answer(() => ({ status: 200, body: { statusCode: 400, type, value: error } }));
    await button.click();
    await pane.getByRole('alert').getByText('The cycle has closed.').waitFor();
    stage.bot.answer(() => ({ status: 501, body: {} }));
    await button.click();
    await pane.getByText('Something went wrong. Please try again.').waitFor();
    const notice = 'application/vnd.microsoft.activity.message';
    stage.bot.answer(() => ({
      status: 200,
      body: { statusCode: 200, type: notice, value: 'Saved.' },
    }));
    await button.click();
    await pane.getByText('Saved.').waitFor();
    expect(await filledIn(pane)).toEqual([true, 'From last time']);
  });

  it('refreshes a card for the people it names, when opened and after an edit', async () => {
    const chat = await openChat('chair-dalpb');
    const refresh = {
      action: { type: 'Action.Execute', verb: 'look' },
      userIds: ['29:chair-dalpb'],
    };
    const living = (text: string) => adaptive([{ type: 'TextBlock', text }], { refresh });
    const id = await send(chat, activity(living('For all')));
    answerWith(adaptive([{ type: 'TextBlock', text: 'For you' }]));
    const pane = await showChair();
    await pane.getByText('For you').waitFor();
    answerWith(adaptive([{ type: 'TextBlock', text: 'Newer for you' }]));
    await edit(chat, id, activity(living('Newer for all')));
    await pane.getByText('Newer for you').waitFor();
    expect(invokes()).toMatchObject([{ trigger: 'automatic' }, { trigger: 'automatic' }]);
  });

  it('can be filled in and sent with the keyboard alone', async () => {
    const { page } = scene();
    await send(await openChat('chair-dalpb'), activity(form));
    answerWith(receipt);
    const pane = await showChair();
    await pane.getByRole('button', { name: 'Submit report' }).waitFor();
    await pane.getByRole('log').focus();
    await tabTo('Green');
    await page.keyboard.press('Space');
    await tabTo('Submit report');
    await page.keyboard.press('Enter');
    await pane.getByText('Received 14:02').waitFor();
  });
});

async function tabTo(label: string): Promise<void> {
  const { page } = scene();
  for (let stops = 0; stops < 20; stops += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate("document.activeElement.getAttribute('aria-label')");
    if (here === label) return;
  }
  throw new Error(`The Tab key does not lead to ${label}.`);
}

async function filledIn(pane: Locator): Promise<[boolean, string]> {
  const amber = await pane.getByLabel('Amber').isChecked();
  return [amber, await pane.getByRole('textbox', { name: 'Summary' }).inputValue()];
}
