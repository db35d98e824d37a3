import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Fault } from '../../../local/sharepoint/http/faults.ts';
import { enter, makeList, type Room, rows } from './stand-in.ts';

let room: Room;
let list: string;
beforeAll(async () => {
  room = await enter();
  list = await makeList(room, 'Troubled');
});
afterEach(() => room.sp.faults.clear());
afterAll(() => room.leave());

const creating: Fault['match'] = ({ method, url }) => method === 'POST' && url.endsWith('/items');

function create(Title: string) {
  return room.call('POST', `${list}/items`, { fields: { Title } }, { beyond: true });
}

async function titles(): Promise<number> {
  return rows(await room.call('GET', `${list}/items`)).length;
}

it.each(['429', '503'] as const)(
  '%s carries the time to wait, counts itself, and does nothing',
  async (kind) => {
    const before = await titles();
    const count = room.sp.faults.next({ match: creating, kind, retryAfter: 3, times: 2 });
    for (let n = 0; n < 2; n += 1) {
      const refused = await create('throttled');
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([Number(kind), '3']);
    }
    expect(count.fired).toBe(2);
    expect(await titles()).toBe(before);
    expect((await create('through')).status).toBe(201);
  },
);

it('an HTML page can come instead of an answer', async () => {
  room.sp.faults.next({ match: creating, kind: '503-html', times: 1 });
  const answer = await create('x');
  expect(answer.headers.get('content-type')).toContain('text/html');
});

it('a 504 before the work leaves nothing behind, a 504 after it leaves the item', async () => {
  const before = await titles();
  room.sp.faults.next({ match: creating, kind: '504-before', times: 1 });
  expect((await create('before')).status).toBe(504);
  expect(await titles()).toBe(before);
  room.sp.faults.next({ match: creating, kind: '504-after-commit', times: 1 });
  expect((await create('after')).status).toBe(504);
  expect(await titles()).toBe(before + 1);
});

it('a dropped connection after the work leaves the item, one that was never answered does not', async () => {
  const before = await titles();
  const dropped = room.sp.faults.next({ match: creating, kind: 'drop-after-commit', times: 1 });
  await expect(create('dropped')).rejects.toThrow('fetch failed');
  expect(await titles()).toBe(before + 1);
  const down = room.sp.faults.next({ match: creating, kind: 'down', times: 1 });
  await expect(create('down')).rejects.toThrow('fetch failed');
  expect(await titles()).toBe(before + 1);
  expect([dropped.fired, down.fired]).toEqual([1, 1]);
});

it('a slow answer is the same answer', async () => {
  const count = room.sp.faults.next({ match: creating, kind: 'slow', delayMs: 20, times: 1 });
  expect((await create('slow')).status).toBe(201);
  expect(count.fired).toBe(1);
});

it('the request log keeps method, address and status, and no body', async () => {
  room.sp.requests.length = 0;
  await create('logged');
  expect(room.sp.requests).toEqual([
    { method: 'POST', url: `${list}/items`, status: 201, units: 2, part: false },
  ]);
});
