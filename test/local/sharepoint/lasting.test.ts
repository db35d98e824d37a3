import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientOf, inner, open, rows, sitePath, text } from './stand-in.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sharepoint-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('everything is there again after closing and opening on the same folder, and nothing is sown twice', async () => {
  const first = await open(dataDir);
  const before = clientOf(first);
  const site = `/v1.0/sites/${text((await before('GET', sitePath)).body['id'])}`;
  const list = await before('POST', `${site}/lists`, { displayName: 'Lasting' });
  const items = `${site}/lists/${text(list.body['id'])}/items`;
  const made = await before('POST', items, { fields: { Title: 'kept' } });
  const link = text((await before('GET', `${items}/delta`)).body['@odata.deltaLink']);
  const changes = first.changes();
  await first.close();

  const second = await open(dataDir);
  const after = clientOf(second);
  expect((await after('GET', `${items}/1?$expand=fields`)).body).toMatchObject({
    eTag: made.body['eTag'],
  });
  expect(rows(await after('GET', link))).toEqual([]);
  expect(second.changes()).toEqual(changes);
  await second.close();
});

const program = `
  import { serveSharePoint } from './local/sharepoint/serve.ts';
  const sites = [{ hostname: 'boardpacklocal.sharepoint.com', path: '/sites/wiltshire-csp', displayName: 'x', members: [] }];
  const sp = await serveSharePoint({ dataDir: process.argv[1], port: 0, now: () => new Date(), sites, people: [] });
  console.log(sp.origin);
`;

function start(): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the stand-in ended before it listened')));
    child.stdout?.once('data', (chunk) => resolve({ child, origin: String(chunk).trim() }));
  });
}

it('a process killed in the middle of writing has kept every item it answered for, and none twice', async () => {
  const { child, origin } = await start();
  const headers = { authorization: 'Bearer local-admin' };
  const site = `${origin}${sitePath}`;
  const columns = [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }];
  await fetch(`${site}:/lists`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ displayName: 'Killed', columns }),
  });
  const answered: string[] = [];
  async function write(n: number): Promise<void> {
    const body = JSON.stringify({ fields: { Title: 'x', Key: `K-${n}` } });
    const answer = await fetch(`${site}:/lists/Killed/items`, { method: 'POST', headers, body });
    await answer.text();
    if (answer.status === 201) answered.push(`K-${n}`);
    if (answered.length === 40) child.kill('SIGKILL');
  }
  await Promise.allSettled(Array.from({ length: 120 }, (_, n) => write(n)));
  expect(answered.length).toBeGreaterThanOrEqual(40);

  const again = await open(dataDir);
  const call = clientOf(again);
  const kept = await call(
    'GET',
    `${sitePath}:/lists/Killed/items?$expand=fields($select=Key)&$top=500`,
  );
  const keys = rows(kept).map((row) => text(inner(row['fields'])['Key']));
  expect(keys).toEqual(expect.arrayContaining(answered));
  expect(new Set(keys).size).toBe(keys.length);
  await again.close();
});
