import type { Locator } from 'playwright-core';
import { expect, vi } from 'vitest';
import { composeIn } from '../local/teams/browser.ts';
import {
  ask,
  messageAfter,
  messageWith,
  moveClock,
  newestIn,
  paneFor,
  press,
  seat,
  untilSays,
  write,
} from './desk.ts';
import { scene } from './scene.ts';
import { showFromTop } from './screens.ts';
import { FILED, FORM, MIDDLE, REQUEST, RIGHT, STATUS } from './words.ts';

const REMINDER = /Reminder: your highlight report/;
const HALF = 'Half a thought about';

export async function reminderWhileWriting(): Promise<void> {
  const { page, screens } = scene();
  const safer = await seat(page, MIDDLE, 'chair-safer');
  await seat(page, RIGHT, 'chair-dalpb');
  const before = await newestIn(safer);
  await press(messageWith(safer, REQUEST), 'Fill in the report');
  const form = await messageAfter(safer, before, FORM);
  await form.getByRole('radio', { name: /Green/ }).click();
  await write(form, /^Where things stand/, HALF);
  await composeIn(safer).click();
  await composeIn(safer).pressSequentially('one more thi');
  await moveClock(page, /^Next event/);
  await messageAfter(safer, before, REMINDER);
  await expectHalfFilled(safer);
  await screens.take(page, '07-reminder-while-writing');
}

export async function reloadWhileWriting(): Promise<void> {
  const { page } = scene();
  await page.reload();
  const safer = await seat(page, MIDDLE, 'chair-safer');
  const sent = await seat(page, RIGHT, 'chair-dalpb');
  await messageWith(safer, REMINDER).waitFor();
  await expectHalfFilled(safer);
  await messageWith(sent, FILED).waitFor();
  await expectNotChased(sent);
  const form = messageWith(safer, FORM);
  await write(form, /^Where things stand/, 'Anti-social behaviour is down by a tenth.');
  await write(form, /^What went well/, 'The dashboard is in use.');
  await write(form, /^What comes next/, 'Hotspot patrols in two towns.');
  await press(form, 'Submit report');
  await messageWith(safer, FILED).waitFor();
}

export async function overdueNotice(): Promise<void> {
  const { page, screens } = scene();
  const owes = await seat(page, MIDDLE, 'chair-exp');
  await moveClock(page, /^Next event/);
  await messageWith(owes, /Second reminder/).waitFor();
  await moveClock(page, /^Next event/);
  await messageWith(owes, /past its date/).waitFor();
  const status = await ask(paneFor(page, 'business-support'), 'status', STATUS);
  await untilSays(status, /4 of 8 reports in, 4 overdue/);
  await showFromTop(status);
  await screens.take(page, '08-overdue');
  await expectNotChased(paneFor(page, 'chair-dalpb'));
}

async function expectNotChased(pane: Locator): Promise<void> {
  const chased = pane.getByRole('article').filter({ hasText: /reminder:|past its date/i });
  expect(await chased.count()).toBe(0);
}

async function expectHalfFilled(pane: Locator): Promise<void> {
  const form = messageWith(pane, FORM);
  const summary = form.getByRole('textbox', { name: /^Where things stand/ });
  await vi.waitFor(async () => expect(await summary.inputValue()).toBe(HALF), { timeout: 20_000 });
  expect(await form.getByRole('radio', { name: /Green/ }).isChecked()).toBe(true);
  expect(await composeIn(pane).inputValue()).toBe('one more thi');
}
