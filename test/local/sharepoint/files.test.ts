import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  enter,
  errorOf,
  inner,
  localAddress,
  makeLibrary,
  type Room,
  rows,
  text,
} from './stand-in.ts';

let room: Room;
let drive: string;
let list: string;
beforeAll(async () => {
  room = await enter();
  ({ drive, list } = await makeLibrary(room, 'Board packs'));
});
afterAll(() => room.leave());

const pdf = Buffer.from('%PDF-1.7 first');
const as = { as: 'local-app' as const };

function put(path: string, bytes: Uint8Array, behaviour?: string) {
  const query = behaviour ? `?@microsoft.graph.conflictBehavior=${behaviour}` : '';
  return room.call('PUT', `${drive}/root:/${path}:/content${query}`, bytes, as);
}

async function read(id: string): Promise<string> {
  const redirect = await room.call('GET', `${drive}/items/${id}/content`, undefined, as);
  expect(redirect.status).toBe(302);
  const location = redirect.headers.get('location') ?? '';
  expect(location).toMatch(/^https:\/\/boardpacklocal\.sharepoint\.com\/sites\/wiltshire-csp\//);
  const answer = await room.call('GET', location, undefined, { as: null });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  return Buffer.from(answer.bytes).toString('utf8');
}

describe('small files', () => {
  it('are put by path, folders on the way included, and read back through a short-lived address', async () => {
    const made = await put('2026 Q3/Pack.pdf', pdf);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: 'Pack.pdf',
      size: pdf.length,
      file: { mimeType: 'application/pdf' },
    });
    expect(made.body['eTag']).toMatch(/^"\{[0-9A-F-]{36}\},1"$/);
    expect(await read(text(made.body['id']))).toBe('%PDF-1.7 first');
    const byPath = await room.call('GET', `${drive}/root:/2026%20Q3/Pack.pdf`);
    expect(byPath.body['id']).toBe(made.body['id']);
    expect(rows(await room.call('GET', `${drive}/root:/2026 Q3:/children`))).toHaveLength(1);
    expect(rows(await room.call('GET', `${drive}/root/children`))[0]).toMatchObject({
      folder: { childCount: 1 },
    });
    expect((await room.call('GET', `${drive}/root:/nowhere/x.pdf`)).status).toBe(404);
  });

  it('are refused, replaced or renamed when the name is taken', async () => {
    const made = await put('Taken.pdf', pdf, 'fail');
    const refused = await put('Taken.pdf', pdf, 'fail');
    expect(refused.status).toBe(409);
    expect(errorOf(refused).code).toBe('nameAlreadyExists');
    const renamed = await put('taken.pdf', pdf, 'rename');
    expect(renamed.body['name']).toBe('taken 1.pdf');
    const replaced = await put('Taken.pdf', Buffer.from('second'), 'replace');
    expect(replaced.status).toBe(200);
    expect(replaced.body['id']).toBe(made.body['id']);
    expect(await read(text(made.body['id']))).toBe('second');
    const versions = rows(
      await room.call('GET', `${drive}/items/${text(made.body['id'])}/versions`),
    );
    expect(versions.map(({ id, size }) => [id, size])).toEqual([
      ['2.0', 6],
      ['1.0', pdf.length],
    ]);
  });

  it('are rows of their library: columns are written and read by way of the drive and of the list', async () => {
    const made = await put('Columns.pdf', pdf);
    const row = `${drive}/items/${text(made.body['id'])}/listItem`;
    const beyond = { ...as, beyond: true };
    expect(
      (await room.call('PATCH', `${row}/fields`, { Marking: 'OFFICIAL' }, beyond)).status,
    ).toBe(200);
    expect((await room.call('PATCH', row, { fields: { Title: 'The pack' } }, beyond)).status).toBe(
      200,
    );
    const seen = await room.call('GET', `${row}?$expand=fields`, undefined, as);
    expect(inner(seen.body['fields'])).toMatchObject({
      Marking: 'OFFICIAL',
      Title: 'The pack',
      FileLeafRef: 'Columns.pdf',
    });
    const found = await room.call(
      'GET',
      `${list}/items?$expand=fields&$filter=fields/Marking eq 'OFFICIAL'`,
    );
    expect(rows(found).map(({ id }) => id)).toEqual([seen.body['id']]);
    const file = await room.call('GET', `${list}/items/${text(seen.body['id'])}/driveItem`);
    expect(file.body['id']).toBe(made.body['id']);
    const both = await room.call(
      'GET',
      `${drive}/items/${text(made.body['id'])}?$expand=listItem($expand=fields)`,
    );
    expect(inner(inner(both.body['listItem'])['fields'])['Title']).toBe('The pack');
  });

  it('go back to an older version with its bytes', async () => {
    const made = await put('Restore.pdf', Buffer.from('old'));
    await put('Restore.pdf', Buffer.from('new'));
    const row = await room.call('GET', `${drive}/items/${text(made.body['id'])}/listItem`);
    await room.call('POST', `${list}/items/${text(row.body['id'])}/versions/1.0/restoreVersion`);
    expect(await read(text(made.body['id']))).toBe('old');
  });

  it('are renamed and removed under If-Match', async () => {
    const made = await put('Old name.pdf', pdf);
    const address = `${drive}/items/${text(made.body['id'])}`;
    const headers = { 'if-match': text(made.body['eTag']) };
    expect(
      (await room.call('PATCH', address, { name: 'New name.pdf' }, { headers })).body['name'],
    ).toBe('New name.pdf');
    expect((await room.call('DELETE', address, undefined, { headers })).status).toBe(412);
    expect((await room.call('DELETE', address)).status).toBe(204);
    expect((await room.call('GET', address)).status).toBe(404);
  });

  it('are downloaded by nobody who changes the address or sends a bearer along', async () => {
    const made = await put('Signed.pdf', pdf);
    const redirect = await room.call('GET', `${drive}/items/${text(made.body['id'])}/content`);
    const location = redirect.headers.get('location') ?? '';
    expect((await room.call('GET', location)).status).toBe(401);
    const forged = location.replace(/tempauth=\d/, 'tempauth=9');
    expect((await room.call('GET', forged, undefined, { as: null })).status).toBe(401);
  });
});

describe('upload sessions', () => {
  const grain = 320 * 1024;
  async function openSession(name: string, behaviour: string, size: number) {
    const item = { '@microsoft.graph.conflictBehavior': behaviour, name, fileSize: size };
    return room.call('POST', `${drive}/root:/${name}:/createUploadSession`, { item }, as);
  }
  function part(
    url: string,
    bytes: Uint8Array,
    start: number,
    total: number,
    bearer: 'local-app' | null = null,
  ) {
    const headers = { 'content-range': `bytes ${start}-${start + bytes.length - 1}/${total}` };
    return room.call('PUT', url, bytes, { as: bearer, headers });
  }

  it('take parts in order, say what comes next, and make the file with the last byte', async () => {
    const bytes = Buffer.alloc(grain * 2 + 100, 7);
    const opened = await openSession('Large.pdf', 'fail', bytes.length);
    expect(opened.status).toBe(200);
    const url = text(opened.body['uploadUrl']);
    expect(url).toMatch(/^https:\/\/boardpacklocal\.sharepoint\.com\/sites\/wiltshire-csp\//);
    const first = await part(url, bytes.subarray(0, grain), 0, bytes.length);
    expect(first.status).toBe(202);
    expect(first.body['nextExpectedRanges']).toEqual([`${grain}-${bytes.length - 1}`]);
    expect((await part(url, bytes.subarray(0, grain), 0, bytes.length)).status).toBe(416);
    expect(
      (await room.call('GET', url, undefined, { as: null })).body['nextExpectedRanges'],
    ).toEqual([`${grain}-${bytes.length - 1}`]);
    expect((await part(url, bytes.subarray(grain, grain + 5), grain, bytes.length)).status).toBe(
      400,
    );
    await part(url, bytes.subarray(grain, grain * 2), grain, bytes.length);
    const last = await part(url, bytes.subarray(grain * 2), grain * 2, bytes.length);
    expect(last.status).toBe(201);
    expect(last.body['size']).toBe(bytes.length);
    expect((await room.call('GET', url, undefined, { as: null })).status).toBe(404);
  });

  it('refuse a bearer on the upload address', async () => {
    const opened = await openSession('Bearer.pdf', 'replace', 4);
    const url = text(opened.body['uploadUrl']);
    expect((await part(url, Buffer.from('%PDF'), 0, 4, 'local-app')).status).toBe(401);
    expect((await part(url, Buffer.from('%PDF'), 0, 4)).status).toBe(201);
  });

  it('find out at the last byte that the name was taken meanwhile', async () => {
    const opened = await openSession('Raced.pdf', 'fail', 4);
    await put('Raced.pdf', pdf);
    expect((await part(text(opened.body['uploadUrl']), Buffer.from('%PDF'), 0, 4)).status).toBe(
      409,
    );
  });

  it('can be given up', async () => {
    const opened = await openSession('Never.pdf', 'fail', 4);
    const url = text(opened.body['uploadUrl']);
    expect((await room.call('DELETE', url, undefined, { as: null })).status).toBe(204);
    expect((await fetch(localAddress(room.sp, url))).status).toBe(404);
  });
});

describe('sharing', () => {
  it('invites named people and remembers it once for each', async () => {
    const made = await put('Shared.pdf', pdf);
    const address = `${drive}/items/${text(made.body['id'])}`;
    const recipients = [
      { email: 'exec-chair@boardpack.local' },
      { email: 'partner@elsewhere.example' },
    ];
    const body = { recipients, roles: ['read'], requireSignIn: true, sendInvitation: false };
    const invited = await room.call('POST', `${address}/invite`, body, as);
    expect(invited.status).toBe(200);
    expect(rows(invited)[0]).toMatchObject({
      roles: ['read'],
      grantedToV2: { user: { displayName: 'Executive chair' } },
    });
    await room.call('POST', `${address}/invite`, body, as);
    expect(rows(await room.call('GET', `${address}/permissions`))).toHaveLength(2);
    const units = room.sp.requests
      .filter(({ url }) => url.endsWith('/invite'))
      .map((request) => request.units);
    expect(units).toEqual([5, 5]);
    const nobody = { ...body, recipients: [] };
    expect((await room.call('POST', `${address}/invite`, nobody, as)).status).toBe(400);
    const [first] = rows(invited);
    expect(
      (await room.call('DELETE', `${address}/permissions/${text(first?.['id'])}`)).status,
    ).toBe(204);
  });

  it('makes a link once, and gives the same one back the second time', async () => {
    const made = await put('Linked.pdf', pdf);
    const address = `${drive}/items/${text(made.body['id'])}/createLink`;
    const first = await room.call('POST', address, { type: 'view', scope: 'users' });
    const second = await room.call('POST', address, { type: 'view', scope: 'users' });
    expect([first.status, second.status]).toEqual([201, 200]);
    const url = z.object({ webUrl: z.string() });
    expect(url.parse(second.body['link'])).toEqual(url.parse(first.body['link']));
  });
});

it('every site has its Documents library as the default drive', async () => {
  const drives = rows(await room.call('GET', `${room.site}/drives`)).map(({ name }) => name);
  expect(drives).toContain('Documents');
  expect((await room.call('GET', `${room.site}/drive`)).body['name']).toBe('Documents');
  expect(rows(await room.call('GET', `${room.site}/drive/root/children`))).toEqual([]);
});
