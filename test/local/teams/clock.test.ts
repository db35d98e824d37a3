import { describe, expect, it } from 'vitest';
import type { PageElement } from './page-element.ts';
import { playScenes, scene, showChair } from './scene.ts';

playScenes();

const LONG = 'First reminder to those who have not yet sent their highlight report';

describe('the clock', () => {
  it('moves to the next event and to the next working day', async () => {
    const { page } = scene();
    await showChair();
    const bar = page.getByRole('group', { name: 'Local clock' });
    await bar.getByText('Tuesday 24 November 2026, 09:00').waitFor();
    await bar.getByRole('button', { name: /^Next event\s*First reminder/ }).click();
    await bar.getByText('Tuesday 24 November 2026, 10:00').first().waitFor();
    await bar.getByRole('button', { name: /^Next working day/ }).click();
    await bar.getByText('Wednesday 25 November 2026, 10:00').first().waitFor();
  });

  it('says that it is moving, and moves once however often it is told', async () => {
    const { page, stage } = scene();
    const { clock } = stage.options;
    const arrived = Promise.withResolvers<void>();
    const { moveTo } = clock;
    let moves = 0;
    clock.moveTo = async (to) => {
      moves += 1;
      await arrived.promise;
      await moveTo(to);
    };
    await showChair();
    const bar = page.getByRole('group', { name: 'Local clock' });
    const button = bar.getByRole('button', { name: /^Next event/ });
    await bar.getByRole('button', { name: /First reminder/ }).click();
    await button.getByText('Moving on…').waitFor();
    await button.dispatchEvent('click');
    await bar.getByRole('button', { name: /^Next working day/ }).dispatchEvent('click');
    expect(await button.getAttribute('aria-busy')).toBe('true');
    arrived.resolve();
    await bar.getByRole('button', { name: /First reminder.*11:00/ }).waitFor();
    await bar.getByText('Tuesday 24 November 2026, 10:00').first().waitFor();
    expect(moves).toBe(1);
  });

  it('shows the whole date of the next event, however long its name', async () => {
    const { page, stage } = scene();
    const at = new Date('2026-11-30T09:00:00.000Z');
    stage.options.clock.nextEvent = async () => ({ at, what: LONG });
    await showChair();
    const date = page.getByText('Mon 30 Nov, 09:00', { exact: true });
    for (const width of [1600, 1440, 420]) {
      await page.setViewportSize({ width, height: 800 });
      const whole = await date.evaluate((element: PageElement, room) => {
        const edge = element.closest('button')?.getBoundingClientRect().right ?? 0;
        const { right } = element.getBoundingClientRect();
        return element.scrollWidth <= element.clientWidth + 1 && right <= Math.min(edge, room);
      }, width);
      expect(whole).toBe(true);
    }
  });
});
