import { expect } from 'vitest';
import { messageWith, newestIn, paneFor, seat } from './desk.ts';
import { onRecord } from './on-record.ts';
import { restart, scene } from './scene.ts';
import { FILED, LEFT, MIDDLE, RIGHT, STATUS } from './words.ts';

const PEOPLE = ['business-support', 'exec-chair', 'exec-police', 'chair-dalpb', 'chair-safer'];

export async function allIsStillThere(): Promise<void> {
  const { page, product, screens } = scene();
  await product.bot.idle();
  const before = { record: await onRecord(), newest: await newestOf(PEOPLE) };
  await restart();
  await page.reload();
  await messageWith(await seat(page, MIDDLE, 'chair-dalpb'), FILED).waitFor();
  await messageWith(await seat(page, RIGHT, 'exec-police'), /that you have read it/).waitFor();
  await messageWith(paneFor(page, 'business-support'), STATUS).waitFor();
  await scene().product.bot.idle();
  expect({ record: await onRecord(), newest: await newestOf(PEOPLE) }).toEqual(before);
  await screens.take(page, '19-after-a-restart');
}

/** The newest message of each of these people's chats with the bot. */
async function newestOf(keys: readonly string[]): Promise<Record<string, number>> {
  const { page } = scene();
  const newest: Record<string, number> = {};
  for (const key of keys) {
    const pane = await seat(page, RIGHT, key);
    await pane.getByRole('log').getByRole('article').first().waitFor();
    newest[key] = await newestIn(pane);
  }
  await seat(page, LEFT, 'business-support');
  return newest;
}
