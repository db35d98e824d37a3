import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { composeIn } from '../local/teams/browser.ts';
import {
  ask,
  messageAfter,
  messageWith,
  newestIn,
  paneFor,
  press,
  seat,
  untilSays,
  write,
} from './desk.ts';
import { chooseByArrows, tabTo } from './keys.ts';
import { scene } from './scene.ts';
import { showFromTop } from './screens.ts';
import { FILED, FORM, MIDDLE, RECEIVED, REQUEST, RIGHT, STATUS } from './words.ts';

export async function reportByMouse(): Promise<void> {
  const { page, screens } = scene();
  await seat(page, RIGHT, 'exec-police');
  const chair = paneFor(page, 'chair-dalpb');
  const before = await newestIn(chair);
  await press(messageWith(chair, REQUEST), 'Fill in the report');
  const form = await messageAfter(chair, before, FORM);
  await form.getByRole('radio', { name: /Red/ }).click();
  await write(form, /^Where things stand/, 'Demand has outgrown the refuge places we have.');
  await write(form, /^What went well/, 'The disclosure backlog is cleared.');
  await write(form, /^What worries you/, 'Refuge places run out in February.');
  await write(form, /^What you are doing about it/, 'Spot purchase until a contract is let.');
  await write(form, /^What comes next/, 'Options for ten more places.');
  await screens.take(page, '02-the-form');
  await press(form, 'Submit report');
  await seesWhatToPutRight(form);
  await screens.take(page, '03-one-thing-to-put-right');
  await write(form, /^Request 1: What you need/, 'Fund ten more refuge places from April.');
  await press(form, 'Submit report');
  await untilSays(form, RECEIVED);
  await untilSays(form, FILED);
  expect(await form.textContent()).toContain('Fund ten more refuge places from April.');
  await showFromTop(form);
  await screens.take(page, '04-received-and-filed');
}

/** Red without a request: its sentence stands at the field, and nothing that was typed is gone. */
async function seesWhatToPutRight(form: Locator): Promise<void> {
  const fault = form.getByText(/Red needs either a request/).last();
  await fault.waitFor();
  const field = form.getByRole('textbox', { name: /^Red, but no request/ });
  expect(await apart(fault, field)).toBeLessThan(150);
  const summary = form.getByRole('textbox', { name: /^Where things stand/ });
  expect(await summary.inputValue()).toBe('Demand has outgrown the refuge places we have.');
  expect(await form.getByRole('radio', { name: /Red/ }).isChecked()).toBe(true);
  await fault.scrollIntoViewIfNeeded();
}

export async function reportByKeyboard(): Promise<void> {
  const { page, screens } = scene();
  const support = paneFor(page, 'business-support');
  const status = await ask(support, 'status', STATUS);
  await untilSays(status, /1 of 8 reports in/);
  const author = await seat(page, MIDDLE, 'author-cdp');
  const before = await newestIn(author);
  await composeIn(author).focus();
  await page.keyboard.type('report');
  await page.keyboard.press('Enter');
  const form = await messageAfter(author, before, FORM);
  await fillInByKeyboard();
  await untilSays(form, FILED);
  await untilSays(status, /2 of 8 reports in/);
  expect(await support.getByRole('article').filter({ hasText: STATUS }).count()).toBe(1);
  await showFromTop(status);
  await showFromTop(form);
  await screens.take(page, '05-status-up-to-date-in-place');
}

/** From the line where one types to the form and through it, without a mouse. */
async function fillInByKeyboard(): Promise<void> {
  const { page } = scene();
  await tabTo(page, /radio/, 'Shift+Tab');
  await chooseByArrows(page, /Green/);
  await tabTo(page, /textbox "Where things stand/);
  await page.keyboard.type('On track. Waiting times for treatment are down.');
  await tabTo(page, /textbox "What went well/);
  await page.keyboard.type('Two more clinics opened.');
  await tabTo(page, /textbox "What comes next/);
  await page.keyboard.type('A third clinic in the south.');
  await tabTo(page, /button "Submit report"/);
  await page.keyboard.press('Enter');
}

export async function reportOnBehalf(): Promise<void> {
  const { page, screens } = scene();
  const support = paneFor(page, 'business-support');
  const form = await ask(support, 'report ROAD', FORM);
  await untilSays(form, /on the subgroup’s behalf/);
  await form.getByRole('radio', { name: /Amber/ }).click();
  await write(form, /^Where things stand/, 'Speed enforcement is behind plan.');
  await write(form, /^What went well/, 'Three schools have new crossings.');
  await write(form, /^What worries you/, 'Two enforcement vans are off the road.');
  await write(form, /^What you are doing about it/, 'One van is back in January.');
  await write(form, /^What comes next/, 'A campaign on drink and drug driving.');
  await press(form, 'Submit report');
  await untilSays(form, FILED);
  await showFromTop(form);
  await screens.take(page, '06-on-behalf');
}

export async function correctReport(): Promise<void> {
  const { page } = scene();
  const chair = paneFor(page, 'chair-dalpb');
  const before = await newestIn(chair);
  await press(messageWith(chair, FILED), 'Change it');
  const form = await messageAfter(chair, before, FORM);
  await write(form, /^Where things stand/, 'Demand has outgrown our refuge places by twelve.');
  await press(form, 'Submit report');
  await untilSays(form, /version 2/);
  await untilSays(form, FILED);
}

/** How many pixels lie between two things, downwards. */
async function apart(one: Locator, other: Locator): Promise<number> {
  const [a, b] = await Promise.all([one.boundingBox(), other.boundingBox()]);
  if (!a || !b) throw new Error('One of the two is not shown.');
  return Math.max(b.y - (a.y + a.height), a.y - (b.y + b.height), 0);
}
