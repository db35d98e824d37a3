import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionNamed, greenReport, wordsOf } from './card.ts';
import { type Colleague, colleague } from './colleague.ts';
import { type Product, startProduct } from './product.ts';
import { record } from './record.ts';

let product: Product;
const opened: Colleague[] = [];

async function meet(key: string): Promise<Colleague> {
  const met = await colleague(product.origins, key);
  opened.push(met);
  return met;
}

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  for (const each of opened) await each.close();
  await product.remove();
});

async function reportFrom(key: string, words?: string): Promise<void> {
  const chair = await meet(key);
  await chair.say('report');
  const form = await chair.receives((message) => /Submit report/.test(wordsOf(message.card)));
  const submit = actionNamed(form.card, /Submit report/);
  const data = { ...submit.data, ...greenReport(form.card, words) };
  const answer = await chair.invoke(submit.verb ?? '', data, { replyToId: form.id });
  expect(JSON.stringify(answer.value)).toContain('Received');
  await chair.receives((message) => /Filed in SharePoint/.test(wordsOf(message.card)));
}

describe('a quarter, from asking to the pack that members have read', () => {
  it('takes a report from a chair, files it, and keeps support’s status up to date in place', async () => {
    const support = await meet('business-support');
    await support.say('status');
    const status = await support.receives((message) =>
      /Domestic Abuse/.test(wordsOf(message.card)),
    );
    await reportFrom('chair-dalpb', 'Attendance has improved.');
    const updated = await support.receives(
      (message) => message.id === status.id && message.times > 1,
    );
    expect(wordsOf(updated.card)).toMatch(/Received/i);
    const item = await record(product.origins.graph).one(
      'open',
      'Highlight reports',
      referenceOf('DALPB'),
    );
    expect(item.fields).toMatchObject({ Status: 'Submitted', Summary: 'Attendance has improved.' });
  });

  it('makes, approves and circulates the pack, each member the edition they are cleared for', async () => {
    await reportFrom('deputy-prev', 'Closed words.');
    const support = await meet('business-support');
    const chair = await meet('exec-chair');
    const member = await meet('exec-police');
    const advisory = await meet('exec-opcc');
    for (const each of [chair, member, advisory]) {
      await each.say('help');
      await each.receives((message) => /What I can do/.test(wordsOf(message.card)));
    }
    await support.say('boardpack draft');
    const draft = await support.receives((message) => /Ask.*approv/i.test(wordsOf(message.card)));
    const ask = actionNamed(draft.card, /approv/i);
    await support.invoke(ask.verb ?? '', ask.data, { replyToId: draft.id });
    const approval = await chair.receives((message) => /Approve/.test(wordsOf(message.card)));
    const approve = actionNamed(approval.card, /^Approve/);
    const approved = await chair.invoke(approve.verb ?? '', approve.data, {
      replyToId: approval.id,
    });
    expect(JSON.stringify(approved.value)).toMatch(/approved/i);
    await product.bot.idle();
    await support.say('boardpack circulate');
    await support.receives((message) => /has gone out/i.test(wordsOf(message.card)));
    const copy = await member.receives((message) => /I have read it/.test(wordsOf(message.card)));
    const open = actionNamed(copy.card, /open/i);
    expect(open.url).toMatch(/restricted/);
    const other = await advisory.receives((message) =>
      /I have read it/.test(wordsOf(message.card)),
    );
    expect(actionNamed(other.card, /open/i).url).not.toMatch(/restricted/);
    const read = actionNamed(copy.card, /I have read it/);
    await member.invoke(read.verb ?? '', read.data, { replyToId: copy.id });
    await product.bot.idle();
    const circulation = await record(product.origins.graph).items('open', 'Circulation');
    expect(circulation).toHaveLength(7);
    expect(circulation.filter((item) => item.fields['ReadAt'] != null)).toHaveLength(1);
  });
});

function referenceOf(subgroup: string): string {
  const meeting = product.clock.firstDay;
  return `HR-${subgroup}-${quarterFor(meeting)}`;
}

function quarterFor(day: string): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (month <= 3) return `${year - 1}Q3`;
  if (month <= 6) return `${year - 1}Q4`;
  return month <= 9 ? `${year}Q1` : `${year}Q2`;
}
