import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { MirrorPage } from '../../graph/delta/page.ts';
import type { Tokens } from '../../graph/delta/read-changes.ts';
import { openGraph } from '../../graph/open.ts';
import { listNames } from '../../partnership/record/lists.ts';
import { only, person } from '../ports/people.ts';
import { AUDIT, creation, PACK, REPORT, reportChange } from '../ports/rows.ts';
import { type Bench, openBench, PARTNERSHIP } from '../ports/sharepoint.ts';
import { json, serve } from './small-server.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  await bench.stop();
});

function read(tokens: Tokens = new Map()) {
  return bench.graph.readChanges('wiltshire', tokens);
}

function tokensOf(pages: readonly MirrorPage[]): Tokens {
  return new Map(pages.map(({ site, list, token }) => [`${site}/${list}`, token]));
}

function pageOf(pages: readonly MirrorPage[], list: string, site = 'open') {
  return only(pages.filter((page) => page.list === list && page.site === site));
}

describe('reading whole', () => {
  test('brings every row of every list of both sites', async () => {
    await bench.graph.register.write('wiltshire', [creation('Highlight reports', REPORT)]);
    const pages = await read();
    expect(pages).toHaveLength(44);
    expect(pages.every(({ whole, token }) => whole && token.length > 0)).toBe(true);
    const { rows } = pageOf(pages, 'Highlight reports');
    const row = only(rows);
    expect(row).toMatchObject({ row: REPORT, fault: null });
    expect(row.webUrl).toMatch(/^https:/);
    expect(pageOf(pages, 'Highlight reports', 'restricted').rows).toEqual([]);
  });

  test('a row that cannot be read comes with its fault and without its text', async () => {
    await person(bench).add('Asks', {
      Title: 'A private matter',
      Reference: 'X-1',
      Text: 'Secret.',
    });
    const row = only(pageOf(await read(), 'Asks').rows);
    expect(row.row).toBeNull();
    expect(row.fault).toMatch(/^\w+: is empty$/);
    expect(JSON.stringify(row.fault)).not.toMatch(/private|Secret/);
  });

  test('brings the rows of the library of packs, and leaves out its folders', async () => {
    const { fileName } = PACK;
    const file = { partnership: 'wiltshire', site: 'open', library: 'Board packs' } as const;
    const content = {
      name: String(fileName),
      bytes: Buffer.from('%PDF'),
      mediaType: 'application/pdf',
    };
    await bench.graph.library.put({ ...file, ...content });
    await bench.graph.register.write('wiltshire', [creation('Board packs', PACK)]);
    expect(only(pageOf(await read(), 'Board packs').rows)).toMatchObject({ row: PACK });
  });
});

describe('reading what has changed', () => {
  test('nothing: one request for every twenty lists, and no row', async () => {
    const tokens = tokensOf(await read());
    bench.requests.length = 0;
    const pages = await read(tokens);
    expect(bench.requests).toHaveLength(3);
    expect(pages.flatMap(({ rows, deleted }) => [...rows, ...deleted])).toEqual([]);
    expect(pages.some(({ whole }) => whole)).toBe(false);
  });

  test('edits, new rows and deletions come once, the newest state of each', async () => {
    const filed = await bench.graph.register.write('wiltshire', [
      creation('Highlight reports', REPORT),
      creation('Audit', AUDIT),
    ]);
    const tokens = tokensOf(await read());
    const [report, audit] = filed;
    const item = { id: report?.itemId ?? '', eTag: report?.eTag ?? '' };
    const [change] = await bench.graph.register.write('wiltshire', [reportChange(item)]);
    await person(bench).edit('Highlight reports', item.id, { Issues: 'One.' });
    await person(bench).remove('Audit', audit?.itemId ?? '');
    const pages = await read(tokens);
    const row = only(pageOf(pages, 'Highlight reports').rows);
    expect(row.row).toMatchObject({ status: 'submitted', issues: 'One.' });
    expect(row.eTag).not.toBe(change?.eTag);
    expect(pageOf(pages, 'Audit')).toMatchObject({ rows: [], deleted: [audit?.itemId] });
  });

  test('a token that SharePoint no longer knows leads to a whole read', async () => {
    await bench.graph.register.write('wiltshire', [creation('Audit', AUDIT)]);
    const tokens = tokensOf(await read());
    bench.sharePoint.expireDeltaTokens();
    const page = pageOf(await read(tokens), 'Audit');
    expect(page).toMatchObject({ whole: true, rows: [{ row: AUDIT }] });
    expect(page.token).not.toBe(tokens.get('open/Audit'));
  });

  test('a list that was made again is read whole', async () => {
    const tokens = new Map(tokensOf(await read()));
    tokens.set('open/Audit', tokens.get('open/Asks') ?? '');
    tokens.set('open/Asks', '/sites/none/lists/none/items/delta?token=old');
    expect(pageOf(await read(tokens), 'Asks')).toMatchObject({ whole: true });
  });

  test('a part that was put off is waited for', async () => {
    const tokens = tokensOf(await read());
    const match = ({ url }: { url: string }) => url.includes('/items/delta');
    bench.sharePoint.faults.next({ kind: '429', retryAfter: 5, times: 1, match });
    expect(await read(tokens)).toHaveLength(44);
    expect(bench.waited).toEqual([5]);
  });

  test('SharePoint down is thrown, and nothing is given that could be taken for the truth', async () => {
    const tokens = tokensOf(await read());
    bench.sharePoint.faults.next({ kind: 'down', times: 99, match: () => true });
    await expect(read(tokens)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

const Batch = z.object({ requests: z.array(z.object({ id: z.string(), url: z.string() })) });

/** A Graph whose delta answers are what a test wants, and whose other answers are just enough to get there. */
async function scripted(delta: (url: string) => object) {
  const server = await serve(({ url, body }, response) => {
    if (url.endsWith('/$batch')) {
      const { requests } = Batch.parse(JSON.parse(body));
      const responses = requests.map(({ id, url: part }) => ({
        id,
        status: 200,
        body: delta(part),
      }));
      return json(response, 200, { responses });
    }
    if (url.endsWith('/drive?$select=id')) return json(response, 200, { id: 'drive' });
    if (!url.includes('/lists')) return json(response, 200, { id: 'site' });
    return json(response, 200, {
      value: listNames().map((displayName) => ({ id: displayName, displayName })),
    });
  });
  const origins = new Map([['https://graph.microsoft.com', server.origin]]);
  const graph = openGraph({ ...bench.options, origins, partnerships: [PARTNERSHIP] });
  return { graph, close: server.close };
}

const LAST = {
  value: [],
  '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/sites/s/lists/l/items/delta?token=1',
};

describe('a Graph that answers oddly', () => {
  test('of the same item twice the last counts, also when it is a deletion', async () => {
    const item = (id: string, more: object) => ({ id, eTag: `"${id},1"`, ...more });
    const value = [
      item('1', { fields: { Title: 'old' } }),
      item('1', { fields: { Title: 'new', Reference: 'AUD-1', HappenedAt: AUDIT.at } }),
      item('2', { fields: { Title: 'gone' } }),
      { id: '2', deleted: { state: 'deleted' } },
      { id: '3', deleted: { state: 'deleted' } },
      item('3', { fields: { Title: 'back', Reference: 'AUD-3', HappenedAt: AUDIT.at } }),
    ];
    const { graph, close } = await scripted((url) =>
      url.includes('/Audit/') ? { ...LAST, value } : LAST,
    );
    const page = pageOf(await graph.readChanges('wiltshire', new Map()), 'Audit');
    expect(page.rows.map(({ itemId, row }) => [itemId, row?.title])).toEqual([
      ['1', 'new'],
      ['3', 'back'],
    ]);
    expect(page.deleted).toEqual(['2']);
    await close();
  });

  test.each(['http://127.0.0.1:1/v1.0/next', 'https://example.com/v1.0/next'])(
    'a next link to %s is not followed',
    async (link) => {
      const { graph, close } = await scripted(() => ({ value: [], '@odata.nextLink': link }));
      const reading = graph.readChanges('wiltshire', new Map());
      await expect(reading).rejects.toMatchObject({ kind: 'stray address' });
      await close();
    },
  );

  test('every page is followed, and an empty one in the middle is not the end', async () => {
    const root = 'https://graph.microsoft.com/v1.0/sites/s/lists/l/items/delta';
    const audit = (id: string) => ({
      id,
      eTag: `"${id},1"`,
      fields: { Title: id, Reference: id, HappenedAt: AUDIT.at },
    });
    const pages = new Map<string, object>([
      ['1', { value: [audit('1')], '@odata.nextLink': `${root}?page=2` }],
      ['2', { value: [], '@odata.nextLink': `${root}?page=3` }],
      ['3', { ...LAST, value: [audit('3')] }],
    ]);
    const { graph, close } = await scripted((url) => {
      const [, number = url.includes('/Audit/') ? '1' : ''] = /page=(\d)/.exec(url) ?? [];
      return pages.get(number) ?? LAST;
    });
    const page = pageOf(await graph.readChanges('wiltshire', new Map()), 'Audit');
    expect(page.rows.map(({ itemId }) => itemId)).toEqual(['1', '3']);
    expect(page.token).toBe('/sites/s/lists/l/items/delta?token=1');
    await close();
  });
});
