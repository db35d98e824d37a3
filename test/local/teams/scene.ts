import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { z } from 'zod';
import { composeIn, paneOf, startBrowser } from './browser.ts';
import { makeStage, type Stage } from './stage.ts';

export const CHAIR = 'Chair, Domestic Abuse Local Partnership Board';
const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

interface Scene {
  stage: Stage;
  page: Page;
}
let current: Scene | undefined;

/** The stage and the page of the test that is running. */
export function scene(): Scene {
  if (!current) throw new Error('No scene is being played.');
  return current;
}

/** Gives each test of a file a fresh stage and page; an uncaught fault on the page fails the test. */
export function playScenes(): void {
  let browser: Browser;
  const faults: string[] = [];
  // A browser on a busy machine is slow now and then: that is no fault of the page.
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    const stage = await makeStage();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (fault) => faults.push(fault.message));
    current = { stage, page };
  });
  afterEach(async () => {
    await scene().page.close();
    await scene().stage.close();
    expect(faults.splice(0)).toEqual([]);
  });
}

async function post(path: string, body: object, method = 'POST'): Promise<string> {
  const response = await fetch(scene().stage.teams.origin + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return z.object({ id: z.string() }).parse(await response.json()).id;
}

export const openChat = (key: string) =>
  post('/v3/conversations', { members: [{ id: `29:${key}` }] });

export function activity(content: object): object {
  return { type: 'message', attachments: [{ contentType: ADAPTIVE, content }] };
}

export function send(conversation: string, body: object): Promise<string> {
  return post(`/v3/conversations/${encodeURIComponent(conversation)}/activities`, body);
}

export function edit(conversation: string, id: string, body: object): Promise<string> {
  return post(`/v3/conversations/${conversation}/activities/${id}`, body, 'PUT');
}

export function adaptive(body: object[], more: object = {}): object {
  return { type: 'AdaptiveCard', version: '1.5', body, ...more };
}

export const submitReport = {
  type: 'Action.Execute',
  title: 'Submit report',
  verb: 'submit',
  data: { report: 'r1' },
};
export const fields = [
  { type: 'TextBlock', text: 'Highlight report', style: 'heading' },
  {
    type: 'Input.ChoiceSet',
    id: 'rag',
    label: 'Overall colour',
    isRequired: true,
    errorMessage: 'Choose a colour',
    style: 'expanded',
    choices: [
      { title: 'Green', value: 'green' },
      { title: 'Amber', value: 'amber' },
    ],
  },
  {
    type: 'Input.Text',
    id: 'summary',
    label: 'Summary',
    isMultiline: true,
    value: 'From last time',
  },
  { type: 'Input.Number', id: 'cases', label: 'Cases', min: 0, max: 10 },
  { type: 'Input.Date', id: 'by', label: 'Needed by' },
];
export const form = adaptive(fields, { actions: [submitReport] });
export const receipt = adaptive([{ type: 'TextBlock', text: 'Received 14:02' }]);

export function answerWith(value: object): void {
  scene().stage.bot.answer(() => ({
    status: 200,
    body: { statusCode: 200, type: ADAPTIVE, value },
  }));
}

export function invokes(): unknown[] {
  return scene()
    .stage.bot.heard.filter(({ type }) => type === 'invoke')
    .map(({ value }) => value);
}

export async function showChair(): Promise<Locator> {
  const { page, stage } = scene();
  await page.goto(`${stage.teams.origin}/?as=chair-dalpb`);
  const pane = paneOf(page, CHAIR);
  await composeIn(pane).waitFor();
  return pane;
}
