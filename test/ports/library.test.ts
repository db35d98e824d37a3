import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { only, person } from './people.ts';
import { creation, PACK } from './rows.ts';
import { type Bench, openBench } from './sharepoint.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  await bench.stop();
});

const NAME = 'Board pack 2026-12-21 draft 0.1 & notes #1.pdf';
const SMALL = Buffer.from('%PDF-1.7 small');
const ITEM = `/drives/DRIVE/root:/${encodeURIComponent(NAME)}:`;

function put(bytes: Uint8Array = SMALL) {
  return bench.graph.library.put({
    partnership: 'wiltshire',
    site: 'open',
    library: 'Board packs',
    name: NAME,
    bytes,
    mediaType: 'application/pdf',
  });
}

const WithId = z.object({ id: z.string() });

async function atFile(after: string): Promise<string> {
  const list =
    '/sites/boardpacklocal.sharepoint.com:/sites/wiltshire-csp:/lists/Board%20packs/drive';
  const { id } = WithId.parse(await person(bench).call('GET', list));
  return `${ITEM.replace('DRIVE', id)}${after}`;
}

async function storedHash(): Promise<string> {
  const response = await fetch(`${bench.sharePoint.origin}/v1.0${await atFile('/content')}`, {
    headers: { Authorization: 'Bearer local-admin' },
    redirect: 'manual',
  });
  const { pathname, search } = new URL(response.headers.get('Location') ?? '');
  const file = await fetch(`${bench.sharePoint.origin}${pathname}${search}`);
  return hashOf(Buffer.from(await file.arrayBuffer()));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** More than one part, and no whole number of them. */
function largeFile(): Buffer {
  return Buffer.alloc(23 * 1024 * 1024 + 17, 'boardpack ');
}

const isUploadPart = ({ method, url }: { method: string; url: string }) =>
  method === 'PUT' && url.includes('uploadSession');

describe('putting a file', () => {
  test('gives the row of the file, its eTag and its address', async () => {
    const { itemId, eTag, webUrl } = await put();
    const row = only(await person(bench).rows('Board packs'));
    expect({ itemId, eTag }).toEqual({ itemId: row.id, eTag: row.eTag });
    expect(webUrl).toMatch(/^https:\/\/boardpacklocal\.sharepoint\.com\//);
    expect(await storedHash()).toBe(hashOf(SMALL));
  });

  test('the same name again replaces the file', async () => {
    const first = await put();
    const second = await put(Buffer.from('%PDF-1.7 other'));
    expect(second.itemId).toBe(first.itemId);
    expect(second.eTag).not.toBe(first.eTag);
    only(await person(bench).rows('Board packs'));
  });

  test('a view of a larger memory is stored as those bytes alone', async () => {
    const memory = new Uint8Array(64).fill(1);
    await put(memory.subarray(10, 15));
    expect(await storedHash()).toBe(hashOf(memory.subarray(10, 15)));
  });

  test('an answer lost after the file was stored leaves one file', async () => {
    const match = ({ method }: { method: string }) => method === 'PUT';
    const armed = bench.sharePoint.faults.next({ kind: '504-after-commit', times: 1, match });
    await put();
    expect(armed.fired).toBe(1);
    only(await person(bench).rows('Board packs'));
  });

  test('its columns are written to the row of the file, and a repeat changes nothing', async () => {
    const { itemId } = await put();
    const change = creation('Board packs', PACK);
    const [filed] = await bench.graph.register.write('wiltshire', [change]);
    const row = only(await person(bench).rows('Board packs'));
    expect(filed).toMatchObject({ itemId, eTag: row.eTag });
    expect(row.fields).toMatchObject({ Reference: PACK.reference, Status: 'Draft', Pages: 31 });
    const [again] = await bench.graph.register.write('wiltshire', [change]);
    expect(again).toMatchObject({ itemId, eTag: row.eTag });
  });

  test('a row that comes before its file is worth a retry', async () => {
    const writing = bench.graph.register.write('wiltshire', [creation('Board packs', PACK)]);
    await expect(writing).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('a large file', () => {
  test('goes up in parts, without a token at the upload address', async () => {
    const bytes = largeFile();
    await put(bytes);
    expect(await storedHash()).toBe(hashOf(bytes));
    const parts = bench.requests.filter(({ path }) => path.includes('uploadSession'));
    expect(parts).toHaveLength(3);
  });

  test('is taken up again where it was cut off', async () => {
    const bytes = largeFile();
    let puts = 0;
    const match = (request: { method: string; url: string }) =>
      isUploadPart(request) && ++puts === 2;
    const armed = bench.sharePoint.faults.next({ kind: 'down', times: 1, match });
    await put(bytes);
    expect(armed.fired).toBe(1);
    expect(await storedHash()).toBe(hashOf(bytes));
  });

  test('goes on where SharePoint has got to when the answer to a part was lost', async () => {
    const bytes = largeFile();
    const lost = { kind: 'drop-after-commit', times: 1, match: isUploadPart } as const;
    const armed = bench.sharePoint.faults.next(lost);
    await put(bytes);
    expect(armed.fired).toBe(1);
    expect(await storedHash()).toBe(hashOf(bytes));
    expect(bench.requests.filter(({ method }) => method === 'PUT')).toHaveLength(3);
  });

  test('waits as long as SharePoint asks between parts', async () => {
    const slow = { kind: '429', retryAfter: 4, times: 1, match: isUploadPart } as const;
    bench.sharePoint.faults.next(slow);
    await put(largeFile());
    expect(bench.waited).toEqual([4]);
  });

  test('that cannot be finished throws an error that is worth a retry', async () => {
    bench.sharePoint.faults.next({ kind: '504-before', times: 9, match: isUploadPart });
    await expect(put(largeFile())).rejects.toMatchObject({ name: 'GraphFault', status: 504 });
  });
});

const Shares = z.object({ value: z.array(z.looseObject({ roles: z.array(z.string()) })) });

describe('sharing a file', () => {
  const emails = ['exec-police@partnership.example', 'exec-fire@partnership.example'];
  const share = () =>
    bench.graph.library.share({
      partnership: 'wiltshire',
      site: 'open',
      library: 'Board packs',
      name: NAME,
      emails,
    });

  test('lets the named people read it, makes no link for everybody, and may be repeated', async () => {
    await put();
    await share();
    const once = Shares.parse(await person(bench).call('GET', await atFile('/permissions')));
    await share();
    const twice = Shares.parse(await person(bench).call('GET', await atFile('/permissions')));
    expect(twice.value).toHaveLength(once.value.length);
    for (const { roles } of once.value) expect(roles).toEqual(['read']);
    expect(JSON.stringify(once)).toContain('exec-police@partnership.example');
    expect(JSON.stringify(once)).not.toMatch(/organization|anonymous/);
  });

  test('with nobody named asks nothing of SharePoint', async () => {
    const nobody = {
      partnership: 'wiltshire',
      site: 'open',
      library: 'Board packs',
      name: NAME,
    } as const;
    await bench.graph.library.share({ ...nobody, emails: [] });
    expect(bench.requests).toEqual([]);
  });
});
