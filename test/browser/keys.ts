import type { Page } from 'playwright-core';

/** What the keyboard is on, as a screen reader would say it: `textbox "Message to Boardpack"`. */
async function focused(page: Page): Promise<string> {
  const at = page.locator('*:focus');
  return (await at.count()) === 0 ? 'nothing' : at.ariaSnapshot();
}

/** Goes from field to field with Tab, or back with Shift+Tab, until the keyboard is on what this names. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  const seen: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (name.test(at)) return;
    seen.push(at.slice(0, 60));
  }
  throw new Error(`The keyboard does not reach ${name}; it came by ${seen.join(' | ')}`);
}

/** Goes through a group of radio buttons with the arrow keys until this one is chosen. */
export async function chooseByArrows(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 12; step += 1) {
    if (name.test(await focused(page))) return page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow key leads to ${name}`);
}
