import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionNamed, greenReport, wordsOf } from './card.ts';
import { type Colleague, colleague } from './colleague.ts';
import { type Product, startProduct } from './product.ts';
import { record } from './record.ts';

let product: Product;
const opened: Colleague[] = [];

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  for (const each of opened) await each.close();
  await product.remove();
});

/** Submits a report whose summary is `words`; gives what the chair was answered and how to wait for *Filed*. */
async function submit(key: string, words: string) {
  const who = await colleague(product.origins, key);
  opened.push(who);
  await who.say('report');
  const form = await who.receives((message) => /Submit report/.test(wordsOf(message.card)));
  const button = actionNamed(form.card, /Submit report/);
  const data = { ...button.data, ...greenReport(form.card, words) };
  const answer = await who.invoke(button.verb ?? '', data, { replyToId: form.id });
  return {
    answer: JSON.stringify(answer.value),
    filed: () => who.receives((message) => /Filed in SharePoint/.test(wordsOf(message.card))),
  };
}

async function standing(subgroup: string) {
  const reader = record(product.origins.graph);
  const all = await reader.items('open', 'Highlight reports');
  const reports = all.filter((item) =>
    String(item.fields['Reference']).startsWith(`HR-${subgroup}-`),
  );
  const current = reports.filter((item) => item.fields['Status'] === 'Submitted');
  const asks = (await reader.items('open', 'Asks')).filter(
    (ask) => ask.fields['Report'] === current[0]?.fields['Reference'],
  );
  return { current, asks };
}

const filing = {
  match: (request: { method: string; url: string }) => /\$batch|items/.test(request.url),
};

describe('SharePoint in trouble while a chair submits', () => {
  it.each([
    ['is down', 'chair-dalpb', 'DALPB', { kind: 'down', times: 3 }],
    ['throttles', 'chair-exp', 'EXP', { kind: '429', retryAfter: 1, times: 2 }],
    [
      'answers 504 after it has committed',
      'chair-cdp',
      'CDP',
      { kind: '504-after-commit', times: 1 },
    ],
    [
      'drops the connection after it has committed',
      'chair-safer',
      'SAFER',
      { kind: 'drop-after-commit', times: 1 },
    ],
    ['answers 503 with a page of HTML', 'chair-road', 'ROAD', { kind: '503-html', times: 2 }],
  ] as const)(
    '%s: the chair is acknowledged all the same, and there is exactly one item',
    async (_name, key, subgroup, fault) => {
      const count = product.sharePoint.faults.next({ ...filing, ...fault });
      const words = `Words of ${subgroup}.`;
      const { answer, filed } = await submit(key, words);
      expect(answer).toContain('Received');
      await filed();
      expect(count.fired).toBeGreaterThan(0);
      product.sharePoint.faults.clear();
      await product.bot.idle();
      const { current, asks } = await standing(subgroup);
      expect(current.map((item) => item.fields['Summary'])).toEqual([words]);
      expect(current[0]?.fields['ReportVersion']).toBe(1);
      expect(new Set(asks.map((ask) => ask.fields['Reference'])).size).toBe(asks.length);
      expect(asks.length).toBeGreaterThan(0);
    },
  );
});
