import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import {
  ask,
  messageAfter,
  messageWith,
  newestIn,
  paneFor,
  press,
  say,
  seat,
  untilSays,
} from './desk.ts';
import { rowsOf } from './on-record.ts';
import { scene } from './scene.ts';
import { showFromTop } from './screens.ts';
import { FILED, MIDDLE, RIGHT, STATUS } from './words.ts';

const CIRCULATED = /Your board pack.*I have read it/s;

export async function draftThePack(): Promise<void> {
  const { page, screens } = scene();
  const support = paneFor(page, 'business-support');
  const draft = await ask(support, 'boardpack draft', /board pack/i);
  await untilSays(draft, /The board pack is made/);
  await untilSays(draft, /Missing: 4 reports/);
  await untilSays(draft, /\d+ pages/);
  await draft.getByRole('img', { name: /^Preview of page 1/ }).waitFor();
  await draft
    .getByRole('link', { name: /^Open the/ })
    .first()
    .waitFor();
  await showFromTop(draft);
  await screens.take(page, '13-the-draft');
}

export async function checkAndAsk(): Promise<void> {
  const { page, screens } = scene();
  const support = paneFor(page, 'business-support');
  const state = await ask(support, 'boardpack', /Board pack: /);
  await state.getByRole('button', { name: 'Ask the chair to approve' }).waitFor();
  const check = await ask(support, 'boardpack check', /Not ready to send yet/);
  await untilSays(check, /The chair has not approved it/);
  const chair = await seat(page, RIGHT, 'exec-chair');
  const before = await newestIn(chair);
  await showFromTop(check);
  await screens.take(page, '14-what-stands-in-the-way');
  await say(support, 'boardpack approve');
  const approval = await messageAfter(chair, before, /for your approval/);
  await approval.getByRole('button', { name: 'Approve', exact: true }).waitFor();
  await showFromTop(approval);
  await showFromTop(messageWith(support, /The board pack is made/));
  await showFromTop(messageWith(await seat(page, MIDDLE, 'chair-dalpb'), FILED));
  await screens.takeForReadme(page);
  await screens.take(page, '15-the-approval');
  await approval.getByRole('button', { name: 'Approve', exact: true }).click();
  await untilSays(approval, /approved/i);
  await screens.take(page, '16-approved');
}

export async function circulateAndRead(): Promise<void> {
  const { page, screens } = scene();
  const support = paneFor(page, 'business-support');
  const member = await seat(page, RIGHT, 'exec-police');
  const before = await newestIn(member);
  const state = await ask(support, 'boardpack', /Board pack: /);
  await state.getByRole('button', { name: 'Send it to the members' }).waitFor();
  await say(support, 'boardpack circulate');
  const copy = await messageAfter(member, before, CIRCULATED);
  await showFromTop(copy);
  await screens.take(page, '17-the-pack-arrives');
  expect((await openPdf(copy)).subarray(0, 5).toString()).toBe('%PDF-');
  await press(copy, 'I have read it');
  await untilSays(copy, /that you have read it/);
  const status = await ask(support, 'status', STATUS);
  await untilSays(status, /1 of \d members sent it in Teams/);
  expect(await status.textContent()).not.toMatch(/Not yet:.*○ [^○✗]*Wiltshire Police/s);
  await status.getByText('Who has read the pack').scrollIntoViewIfNeeded();
  await screens.take(page, '18-who-has-read-it');
  const copies = await rowsOf('Circulation');
  expect(copies.filter(({ fields }) => fields['ReadAt'] != null)).toHaveLength(1);
}

/** Follows the card's link as the browser does, and gives what it leads to. */
async function openPdf(copy: Locator): Promise<Buffer> {
  const context = scene().page.context();
  const [opened, response] = await Promise.all([
    context.waitForEvent('page'),
    context.waitForEvent('response', (each) => /pdf/.test(each.headers()['content-type'] ?? '')),
    copy.getByRole('link', { name: /^Open the/ }).click(),
  ]);
  await opened.close();
  // A headless browser keeps a PDF to itself: what it was given is read once more.
  return Buffer.from(await (await fetch(response.url())).arrayBuffer());
}
