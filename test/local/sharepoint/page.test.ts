import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  enter,
  inner,
  localAddress,
  makeLibrary,
  makeList,
  type Room,
  rows,
  text,
} from './stand-in.ts';

let room: Room;
let list: string;
const listPage = '/sharepoint/sites/wiltshire-csp/Highlight%20reports';

beforeAll(async () => {
  room = await enter();
  list = await makeList(room, 'Highlight reports');
  for (const [Reference, OverallRag] of [
    ['HR-2', 'amber'],
    ['HR-10', 'green'],
  ]) {
    const fields = {
      Title: `<b>${Reference}</b>`,
      Reference,
      OverallRag,
      DueOn: '2026-07-01T12:00:00Z',
      Late: true,
    };
    await room.call('POST', `${list}/items`, { fields }, { as: 'local-app' });
  }
});
afterAll(() => room.leave());

async function page(path: string): Promise<string> {
  const answer = await fetch(`${room.sp.origin}${path}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

it('leads from the sites to the lists and members, and says everywhere that it is local', async () => {
  const home = await page('/sharepoint/');
  expect(home).toContain('href="/sharepoint/sites/wiltshire-csp-restricted"');
  const site = await page('/sharepoint/sites/wiltshire-csp');
  expect(site).toContain('Highlight reports');
  expect(site).toContain('business-support@boardpack.local');
  for (const seen of [home, site]) expect(seen).toContain('Local stand-in on this computer');
});

it('shows a list with the names of its columns, values as people read them, and nothing as markup', async () => {
  const seen = await page(listPage);
  for (const words of ['Overall colour', '1 July 2026', 'Yes', '&lt;b&gt;HR-2&lt;/b&gt;'])
    expect(seen).toContain(words);
  expect(seen).not.toContain('<b>');
});

it('shows what was changed last first, and says so', async () => {
  const list = await makeList(room, 'Asks');
  const fieldsOf = (Reference: string) => ({ fields: { Title: Reference, Reference } });
  for (const key of ['ASK-1', 'ASK-2', 'ASK-3'])
    await room.call('POST', `${list}/items`, fieldsOf(key));
  const path = '/sharepoint/sites/wiltshire-csp/Asks';
  const places = (seen: string) =>
    ['ASK-1', 'ASK-2', 'ASK-3'].toSorted((a, b) => seen.indexOf(`>${a}<`) - seen.indexOf(`>${b}<`));
  const newest = await page(path);
  expect(places(newest)).toEqual(['ASK-3', 'ASK-2', 'ASK-1']);
  expect(newest).toContain('3 items, the one changed last first');
  expect(await page(`${path}?sort=Reference`)).toContain('3 items, by Reference, lowest first');
});

it('puts what a row is about before the rest: its reference, title, status, colour and words', async () => {
  const seen = await page(listPage);
  const heads = [...seen.matchAll(/<th scope="col"[^>]*><a [^>]*>([^<]+)</g)].map(
    ([, name]) => name,
  );
  const first = ['Reference', 'Title', 'Status', 'Overall colour', 'Summary'];
  expect(heads.slice(0, 5)).toEqual(first);
  expect(heads).toContain('Source messages');
});

it('cuts keys and message numbers short in the list and shows them whole on the page of the item', async () => {
  const messages = 'f:0a1b2c3d-0000-4000-8000-b0a2d9ac0001\n1795424520000';
  await room.call('PATCH', `${list}/items/1/fields`, { SourceMessages: messages });
  const seen = await page(listPage);
  expect(seen).toContain('f:0a1b2c3d-0000-4000-80…');
  expect(seen).not.toContain('1795424520000');
  expect(await page(`${listPage}/1`)).toContain(messages);
});

it('sorts by a heading, numbers inside a text by their value', async () => {
  const up = await page(`${listPage}?sort=Reference`);
  expect(up.indexOf('>HR-2<')).toBeLessThan(up.indexOf('>HR-10<'));
  const down = await page(`${listPage}?sort=Reference&down=1`);
  expect(down.indexOf('>HR-10<')).toBeLessThan(down.indexOf('>HR-2<'));
  expect(down).toContain('aria-sort="descending"');
});

it('shows an item with what each version changed', async () => {
  await room.call('PATCH', `${list}/items/1/fields`, { OverallRag: 'red' });
  const seen = await page(`${listPage}/1`);
  expect(seen).toContain('Overall colour: <del>amber</del> → <ins>red</ins>');
  expect(seen).toContain('SharePoint administrator');
});

function save(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields).toString();
  return fetch(`${room.sp.origin}${path}`, { method: 'POST', body, headers });
}

it('saves what business support changes as a version of theirs, and nothing else', async () => {
  const before = await room.call('GET', `${list}/items/2`);
  const form = {
    '@eTag': text(before.body['eTag']),
    Title: 'Better',
    Late: 'false',
    DueOn: '2026-07-02',
    OverallRag: 'green',
  };
  const saved = await save(`${listPage}/2`, form);
  expect(await saved.text()).toContain('Saved.');
  const after = await room.call('GET', `${list}/items/2?$expand=fields`);
  expect(after.body['lastModifiedBy']).toMatchObject({
    user: { displayName: 'Business support (SharePoint page)' },
  });
  expect(inner(after.body['fields'])).toMatchObject({
    Title: 'Better',
    Late: false,
    DueOn: '2026-07-01T23:00:00Z',
    Reference: 'HR-10',
  });
  expect(room.sp.changes().at(-1)).toMatchObject({
    actor: 'page',
    operation: 'update item',
    version: '2.0',
  });
});

it('saves nothing over a change made meanwhile, nor what a column refuses, nor from another site', async () => {
  const stale = await save(`${listPage}/2`, {
    '@eTag': '"00000000-0000-4000-8000-000000000000,1"',
    Title: 'Late',
  });
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain('Somebody else changed this item meanwhile');
  const now = await room.call('GET', `${list}/items/2`);
  const tag = { '@eTag': text(now.body['eTag']) };
  const taken = await save(`${listPage}/2`, { ...tag, Reference: 'HR-2' });
  expect(await taken.text()).toContain('unique constraints');
  const foreign = await save(
    `${listPage}/2`,
    { ...tag, Title: 'Foreign' },
    { origin: 'https://elsewhere.example' },
  );
  expect(foreign.status).toBe(403);
  expect((await room.call('GET', `${list}/items/2`)).body['eTag']).toBe(now.body['eTag']);
});

it('opens a file in the browser, by its link in the library and by every address Graph gave for it', async () => {
  const { drive } = await makeLibrary(room, 'Board packs');
  const made = await room.call(
    'PUT',
    `${drive}/root:/2026Q3/Board pack.pdf:/content`,
    Buffer.from('%PDF-1.7'),
  );
  const library = await page('/sharepoint/sites/wiltshire-csp/Board%20packs');
  const [, href = ''] = /href="([^"]+\/open\/[^"]+)"/.exec(library) ?? [];
  const item = `${drive}/items/${text(made.body['id'])}`;
  const link = await room.call('POST', `${item}/createLink`, { type: 'view', scope: 'users' });
  const addresses = [href, text(made.body['webUrl']), text(inner(link.body['link'])['webUrl'])];
  for (const address of addresses) {
    const opened = await fetch(localAddress(room.sp, address));
    expect(opened.headers.get('content-type')).toBe('application/pdf');
    expect(opened.headers.get('content-disposition')).toMatch(/^inline/);
    expect(await opened.text()).toBe('%PDF-1.7');
  }
  const found = rows(await room.call('GET', `${room.site}/lists`)).map(({ webUrl }) =>
    text(webUrl),
  );
  for (const address of found)
    expect((await fetch(localAddress(room.sp, address))).status).toBe(200);
});
