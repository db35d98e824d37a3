import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionNamed, greenReport, wordsOf } from './card.ts';
import { type Colleague, colleague, type Seen } from './colleague.ts';
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

async function formOf(
  key: string,
): Promise<{ who: Colleague; form: Seen; verb: string; data: Record<string, unknown> }> {
  const who = await meet(key);
  await who.say('report');
  const form = await who.receives((message) => /Submit report/.test(wordsOf(message.card)));
  const submit = actionNamed(form.card, /Submit report/);
  return { who, form, verb: submit.verb ?? '', data: submit.data ?? {} };
}

async function reportOn(subgroup: string) {
  const all = await record(product.origins.graph).items('open', 'Highlight reports');
  return all
    .filter((item) => String(item.fields['Reference']).startsWith(`HR-${subgroup}-`))
    .at(-1);
}

async function draftsMade(): Promise<string[]> {
  const packs = await record(product.origins.graph).items('open', 'Board packs');
  return [...new Set(packs.map((pack) => String(pack.fields['PackVersion'])))].toSorted();
}

const text = (value: unknown) => JSON.stringify(value);

describe('card data that was tampered with', () => {
  it('refuses another subgroup’s reference, and files nothing', async () => {
    const { who, form, verb, data } = await formOf('chair-exp');
    const others = { ...data, report: String(data['report']).replace('EXP', 'SAFER') };
    const answer = await who.invoke(verb, { ...others, ...greenReport(form.card) });
    expect(answer.statusCode).toBe(200);
    expect(text(answer.value)).not.toContain('Received');
    expect((await reportOn('SAFER'))?.fields['Summary'] ?? null).toBeNull();
  });

  it.each([
    ['an unknown verb', 'drop-table', {}],
    ['no data at all', 'submit-report', undefined],
    ['wrong types', 'submit-report', { report: 7, form: {}, basedOn: 'x' }],
    [
      'a list where a text belongs',
      'submit-report',
      { report: 'HR-EXP-2026Q2', form: 'f', basedOn: 0, summary: ['x'] },
    ],
    [
      'a colour that is none',
      'submit-report',
      { report: 'HR-EXP-2026Q2', form: 'f', basedOn: 0, overallRag: 'pink' },
    ],
  ])('answers %s with a sentence, never a crash', async (_name, verb, data) => {
    const who = await meet('chair-exp');
    const answer = await who.invoke(verb, data);
    expect(answer.statusCode).toBe(200);
    expect(text(answer.value).length).toBeGreaterThan(20);
    expect(text(answer.value)).not.toMatch(/at .*\.ts|Error:|stack/);
  });

  it('refuses a text of two megabytes with the right status, without an echo', async () => {
    const who = await meet('chair-exp');
    const response = await who.post({ type: 'message', text: 'x'.repeat(2_000_000) });
    expect(response.status).toBe(413);
    expect((await response.text()).length).toBeLessThan(300);
  });

  it('files script and markdown in every field as the plain text that it is', async () => {
    const { who, form, verb, data } = await formOf('chair-cdp');
    const nasty =
      '<script>alert(1)</script> **bold** [link](http://x.example) ${name} <at>all</at> =cmd()';
    const answer = await who.invoke(
      verb,
      { ...data, ...greenReport(form.card, nasty) },
      { replyToId: form.id },
    );
    expect(text(answer.value)).toContain('Received');
    await product.bot.idle();
    const filed = await reportOn('CDP');
    expect(filed?.fields['Summary']).toBe(nasty);
    expect(filed?.fields['Achievements']).toBe(nasty);
  });
});

describe('a report that cannot be submitted yet', () => {
  it.each([
    ['red without an ask or a reason for none', { overallRag: 'red', noAskReason: '' }, /ask/i],
    [
      'amber without mitigation',
      { overallRag: 'amber', mitigation: '' },
      /mitigation|doing about/i,
    ],
    ['a nil return without a reason', { nilReturn: 'true', nilReason: '' }, /reason/i],
    ['an empty report', { summary: '', achievements: '', nextPeriod: '' }, /summary/i],
  ])('%s comes back with its sentence and what was typed', async (_name, change, sentence) => {
    const { who, form, verb, data } = await formOf('chair-road');
    const filled = { ...greenReport(form.card, 'Typed words stay.'), ...change };
    const typed = Object.fromEntries(
      Object.entries(filled).filter(([id]) => !id.startsWith('ask')),
    );
    const answer = await who.invoke(verb, { ...data, ...typed }, { replyToId: form.id });
    expect(answer.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(text(answer.value)).toMatch(sentence);
    expect(text(answer.value)).toContain('Typed words stay.');
    expect((await reportOn('ROAD'))?.fields['Summary'] ?? null).toBeNull();
  });
});

describe('the same thing twice, and two people at once', () => {
  it('takes one submission delivered with the same id and with a new one as one report, one version', async () => {
    const { who, form, verb, data } = await formOf('chair-safer');
    const full = { ...data, ...greenReport(form.card, 'Once.') };
    const id = randomUUID();
    const answers = await Promise.all([
      who.invoke(verb, full, { id, replyToId: form.id }),
      who.invoke(verb, full, { id, replyToId: form.id }),
      who.invoke(verb, full, { replyToId: form.id }),
    ]);
    for (const answer of answers) expect(text(answer.value)).toContain('Received');
    await product.bot.idle();
    const filed = await reportOn('SAFER');
    expect(filed?.fields['ReportVersion']).toBe(1);
    const reader = record(product.origins.graph);
    expect(await reader.versions('open', 'Highlight reports', filed?.id ?? '')).toBe(2);
    const asks = (await reader.items('open', 'Asks')).filter(
      (ask) => ask.fields['Report'] === filed?.fields['Reference'],
    );
    expect(new Set(asks.map((ask) => ask.fields['Reference'])).size).toBe(asks.length);
  });

  it('does an act once that is delivered again, pressed or typed, also after it is done', async () => {
    const support = await meet('business-support');
    const id = randomUUID();
    const meeting = (await record(product.origins.graph).items('open', 'Meetings')).at(-1);
    const data = { meeting: meeting?.fields['Reference'] };
    await support.invoke('draft-pack', data, { id });
    await product.bot.idle();
    await support.invoke('draft-pack', data, { id });
    await product.bot.idle();
    expect(await draftsMade()).toEqual(['0.1']);
    const typed = { type: 'message', text: 'boardpack draft', id: randomUUID() };
    await support.post(typed);
    await product.bot.idle();
    await support.post(typed);
    await product.bot.idle();
    expect(await draftsMade()).toEqual(['0.1', '0.2']);
  });

  it('answers a submission that comes again after somebody has corrected it as it did before', async () => {
    const chair = await formOf('deputy-opcl');
    const own = { ...chair.data, ...greenReport(chair.form.card, 'First words.') };
    const first = await chair.who.invoke(chair.verb, own, { replyToId: chair.form.id });
    const author = await formOf('author-opcl');
    const corrected = { ...author.data, ...greenReport(author.form.card, 'Corrected words.') };
    expect(text((await author.who.invoke(author.verb, corrected)).value)).toContain('Received');
    const again = await chair.who.invoke(chair.verb, own, { replyToId: chair.form.id });
    expect(text(again.value)).not.toContain('Yours: ');
    expect(again.type).toBe(first.type);
  });

  it('tells the second of two writers what happened and overwrites nothing', async () => {
    const first = await formOf('author-eivr');
    const second = await formOf('deputy-eivr');
    const submit = (one: typeof first, words: string) =>
      one.who.invoke(
        one.verb,
        { ...one.data, ...greenReport(one.form.card, words) },
        { replyToId: one.form.id },
      );
    const answers = await Promise.all([
      submit(first, 'Words of the first.'),
      submit(second, 'Words of the second.'),
    ]);
    const received = answers.filter(
      (answer) => /Received/.test(text(answer.value)) && !/Yours: /.test(text(answer.value)),
    );
    expect(received).toHaveLength(1);
    const clash = answers.find((answer) => !received.includes(answer));
    expect(text(clash?.value)).toContain('Words of the first.');
    expect(text(clash?.value)).toContain('Words of the second.');
    await product.bot.idle();
    expect((await reportOn('EIVR'))?.fields['ReportVersion']).toBe(1);
  });
});

describe('roles', () => {
  it.each([
    ['chair-dalpb', 'boardpack circulate'],
    ['exec-police', 'boardpack draft'],
    ['analyst', 'people'],
    ['author-dalpb', 'pause'],
    ['chair-dalpb', 'report SAFER'],
  ])('%s is refused “%s” in one sentence', async (key, words) => {
    const who = await meet(key);
    await who.say(words);
    const answer = await who.receives(
      (message) => wordsOf(message.card).length > 0 || message.text !== '',
    );
    expect(wordsOf(answer.card) + answer.text).toMatch(/only|support|not|subgroup/i);
    expect(wordsOf(answer.card)).not.toMatch(/Submit report/);
  });
});

describe('what does not come from our Teams', () => {
  const frame = (who: Colleague) => ({
    id: randomUUID(),
    type: 'message',
    text: 'status',
    channelId: 'msteams',
    from: { id: who.me.userId, aadObjectId: who.me.aadObjectId },
    recipient: { id: '28:boardpack' },
    conversation: { id: 'a:x', conversationType: 'personal', tenantId: who.me.tenantId },
    channelData: { tenant: { id: who.me.tenantId } },
  });
  const stranger = '99999999-9999-4999-8999-999999999999';

  it.each([
    [
      'a body that is not an activity',
      () => ({ type: undefined, channelId: undefined, conversation: undefined }),
      400,
    ],
    ['a foreign channel', () => ({ channelId: 'directline' }), 403],
    [
      'a foreign tenant',
      () => ({
        channelData: { tenant: { id: stranger } },
        conversation: { id: 'a:x', conversationType: 'personal', tenantId: stranger },
      }),
      403,
    ],
    [
      'a service URL outside the allowed hosts',
      () => ({ serviceUrl: 'https://evil.example/' }),
      403,
    ],
  ])('refuses %s with the right status, no stack, no echo', async (_name, change, status) => {
    const who = await meet('business-support');
    const response = await who.post({ ...frame(who), ...change() });
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(body).not.toMatch(/evil|at .*\.ts|node_modules/);
  });
});
