import { expect } from 'vitest';
import { PATIENCE } from './desk.ts';
import { referenceOf, reportOf } from './on-record.ts';
import { scene } from './scene.ts';

export async function readInSharePoint(): Promise<void> {
  const { page, screens } = scene();
  const reference = referenceOf(await reportOf('DALPB'));
  const [sharePoint] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'SharePoint' }).click(),
  ]);
  sharePoint.setDefaultTimeout(PATIENCE);
  const follow = (name: string) => sharePoint.getByRole('link', { name, exact: true }).click();
  await sharePoint.getByRole('heading', { name: 'Sites' }).waitFor();
  await screens.take(sharePoint, '09-sharepoint');
  await follow('Wiltshire CSP');
  await follow('Highlight reports');
  const heads = sharePoint.getByRole('columnheader');
  await heads.first().waitFor();
  const columns = await heads.allTextContents();
  expect(columns).toEqual(expect.arrayContaining(['Summary', 'Status', 'Modified by']));
  await screens.take(sharePoint, '10-the-list');
  await follow(reference);
  const history = sharePoint.getByRole('listitem').filter({ hasText: 'Summary:' }).first();
  expect(await history.textContent()).toMatch(
    /Demand has outgrown the refuge places we have\. → Demand has outgrown our refuge places by twelve\./,
  );
  await history.scrollIntoViewIfNeeded();
  await screens.take(sharePoint, '11-version-history');
  await follow('Wiltshire CSP');
  await follow('Asks');
  const asked = sharePoint.getByRole('row').filter({ hasText: reference });
  const said = await asked.textContent();
  expect(said).toMatch(/Fund ten more refuge places from April\./);
  expect(said).toMatch(/decide/i);
  await screens.take(sharePoint, '12-the-asks');
  await sharePoint.close();
}
