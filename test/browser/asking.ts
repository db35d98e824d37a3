import { expect } from 'vitest';
import { messageWith, paneFor, seat } from './desk.ts';
import { reachedInTeams } from './on-record.ts';
import { scene } from './scene.ts';
import { showFromTop } from './screens.ts';
import { REQUEST, RIGHT } from './words.ts';

export async function everybodyIsAsked(): Promise<void> {
  const { page, product, screens } = scene();
  await page.goto(product.origins.teams);
  const request = messageWith(paneFor(page, 'chair-dalpb'), REQUEST);
  await request.waitFor();
  expect(await page.getByRole('region', { name: /^Teams of/ }).count()).toBe(3);
  const words = await request.textContent();
  expect(words).toMatch(/Due: 17:00 on \w+ \d+ \w+ 20\d\d \(\d+\sworking\sdays\sleft\)/);
  expect(words).toMatch(/Last time: .*Amber/);
  expect(words).toMatch(/You asked: .+Answer: .+/);
  await showFromTop(request);
  await screens.take(page, '01-the-request');
  for (const key of await reachedInTeams(/^(chair|author)-(?!dalpb)/)) {
    const pane = await seat(page, RIGHT, key);
    await messageWith(pane, REQUEST).waitFor();
  }
}
