import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadRows, provision } from '../../infra/provision.ts';
import { person } from '../ports/people.ts';
import { AUDIT, ask, PACK, REPORT } from '../ports/rows.ts';
import { type Bench, bearer, openBench, originsOf, PARTNERSHIP } from '../ports/sharepoint.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  await bench.stop();
});

function target(token = 'local-admin') {
  return {
    credential: bearer(token),
    origins: originsOf(bench.sharePoint),
    userAgent: 'NONISV|Boardpack|Test/1.0',
    sites: PARTNERSHIP.sites,
  };
}

const SITE = '/sites/boardpacklocal.sharepoint.com:/sites/wiltshire-csp:';
const Columns = z.object({
  value: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      displayName: z.string(),
      indexed: z.boolean(),
      enforceUniqueValues: z.boolean(),
      choice: z.object({ choices: z.array(z.string()) }).optional(),
    }),
  ),
});

async function column(list: string, name: string) {
  const path = `${SITE}/lists/${encodeURIComponent(list)}/columns`;
  const { value } = Columns.parse(await person(bench).call('GET', path));
  const found = value.find((each) => each.name === name);
  return { path: `${path}/${found?.id}`, ...found };
}

const FURTHER = ['In progress', 'Complete pending evidence', 'Closed', 'Cancelled', 'On hold'];

describe('provisioning', () => {
  test('makes every list with its columns, indexed and unique as they must be', async () => {
    expect(await column('Highlight reports', 'Reference')).toMatchObject({
      indexed: true,
      enforceUniqueValues: true,
    });
    expect(await column('Highlight reports', 'OverallRag')).toMatchObject({
      displayName: 'Overall RAG',
      choice: { choices: ['Green', 'Amber', 'Red', 'Blue', 'Grey'] },
    });
    expect(await column('Board packs', 'PackVersion')).toMatchObject({ name: 'PackVersion' });
  });

  test('a second time finds nothing to do and writes nothing', async () => {
    const report = await provision(target());
    expect(report.open).toEqual({ done: [], troubles: [] });
    const writes = bench.sharePoint.requests.filter(({ method }) => method !== 'GET');
    expect(writes).toEqual([]);
  });

  test('puts back what is missing and leaves alone what people have made of it', async () => {
    const admin = person(bench);
    const status = await column('Actions', 'Status');
    const choices = ['Open', 'Waiting for the mayor'];
    await admin.call('PATCH', status.path, {
      displayName: 'How far',
      indexed: false,
      choice: { choices },
    });
    const owner = await column('Actions', 'OwnerName');
    await admin.call('DELETE', owner.path);
    await admin.call('DELETE', `${SITE}/lists/Queries`);
    await admin.call('POST', `${SITE}/lists/Actions/columns`, { name: 'Ours', text: {} });
    const said: string[] = [];
    const { open } = await provision({ ...target(), report: (line) => said.push(line) });
    expect(open.done).toEqual([
      'add the column Owner to Actions',
      'correct the column Status of Actions',
      expect.stringMatching(/^create the list Queries with \d+ columns$/),
    ]);
    expect(said).toContain('/sites/wiltshire-csp: add the column Owner to Actions');
    const now = await column('Actions', 'Status');
    expect(now).toMatchObject({ displayName: 'How far', indexed: true });
    expect(now.choice?.choices).toEqual([...choices, ...FURTHER]);
    expect(await column('Actions', 'Ours')).toMatchObject({ name: 'Ours' });
  });

  test('a dry run says what it would do and does nothing', async () => {
    await person(bench).call('DELETE', `${SITE}/lists/Queries`);
    bench.sharePoint.requests.length = 0;
    const said: string[] = [];
    await provision({ ...target(), dryRun: true, report: (line) => said.push(line) });
    expect(said).toEqual([
      expect.stringContaining('/sites/wiltshire-csp: would create the list Queries'),
    ]);
    expect(bench.sharePoint.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('a column of another kind is named as trouble and not touched', async () => {
    const admin = person(bench);
    const summary = await column('Highlight reports', 'Summary');
    await admin.call('DELETE', summary.path);
    const add = { name: 'Summary', number: {} };
    await admin.call('POST', `${SITE}/lists/Highlight%20reports/columns`, add);
    const { open } = await provision(target());
    expect(open.troubles).toEqual([
      expect.stringContaining('Highlight reports: the column Summary'),
    ]);
  });

  test('goes on where a lost answer broke it off', async () => {
    await person(bench).call('DELETE', `${SITE}/lists/Queries`);
    await person(bench).call('DELETE', `${SITE}/lists/Asks`);
    const match = ({ url, method }: { url: string; method: string }) =>
      method === 'POST' && url.endsWith('/lists');
    bench.sharePoint.faults.next({ kind: '504-after-commit', times: 1, match });
    await provision(target());
    expect(await column('Queries', 'Reference')).toMatchObject({ indexed: true });
    expect(await column('Asks', 'Reference')).toMatchObject({ indexed: true });
  });

  test('the bot’s own right is not enough, and it says so', async () => {
    await person(bench).call('DELETE', `${SITE}/lists/Queries`);
    await expect(provision(target('local-app'))).rejects.toMatchObject({
      kind: 'refused',
      status: 403,
    });
  });
});

describe('loading rows', () => {
  const rows = [
    { site: 'open', list: 'Highlight reports', row: REPORT },
    { site: 'restricted', list: 'Audit', row: AUDIT },
    ...Array.from(
      { length: 30 },
      (_, at) => ({ site: 'open', list: 'Asks', row: ask(at) }) as const,
    ),
  ] as const;

  test('puts each into its list once, however often it is started', async () => {
    expect(await loadRows(target(), rows.slice(0, 20))).toBe(20);
    expect(await loadRows(target(), rows)).toBe(12);
    expect(await loadRows(target(), rows)).toBe(0);
    expect(await person(bench).rows('Asks')).toHaveLength(30);
  });

  test('refuses a row of a library, which is born with its file', async () => {
    const pack = { site: 'open', list: 'Board packs', row: PACK } as const;
    await expect(loadRows(target(), [pack])).rejects.toThrow(/born with their file/);
  });
});
