import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type Answer, enter, inner, makeList, type Room } from './stand-in.ts';

let room: Room;
let list: string;
beforeAll(async () => {
  room = await enter();
  list = (await makeList(room, 'Batched')).replace('/v1.0', '');
});
afterAll(() => room.leave());

const json = { 'Content-Type': 'application/json' };
const Parts = z.array(
  z.object({
    id: z.string(),
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
);

function parts(answer: Answer) {
  expect(answer.status).toBe(200);
  const all = Parts.parse(answer.body['responses']);
  return new Map(all.map((part) => [part.id, part]));
}

function batch(requests: unknown[], beyond = false): Promise<Answer> {
  return room.call('POST', '/v1.0/$batch', { requests }, { beyond });
}

it('answers each part with its own status, headers and body', async () => {
  const answered = parts(
    await batch([
      {
        id: '1',
        method: 'POST',
        url: `${list}/items`,
        headers: json,
        body: { fields: { Title: 'x' } },
      },
      { id: '2', method: 'GET', url: `${list}/items/999` },
      { id: '3', method: 'GET', url: list },
    ]),
  );
  expect([...answered.values()].map(({ status }) => status)).toEqual([201, 404, 200]);
  expect(inner(answered.get('1')?.body)['id']).toBe('1');
  expect(answered.get('3')?.headers['Content-Type']).toContain('application/json');
});

it('runs dependent parts one after the other, and fails those whose forerunner failed with 424', async () => {
  const answered = parts(
    await batch([
      {
        id: 'a',
        method: 'POST',
        url: `${list}/items`,
        headers: json,
        body: { fields: { Nope: 1 } },
      },
      { id: 'b', method: 'GET', url: list, dependsOn: ['a'] },
      { id: 'c', method: 'GET', url: list, dependsOn: ['b'] },
      { id: 'd', method: 'GET', url: list },
    ]),
  );
  expect(['a', 'b', 'c', 'd'].map((id) => answered.get(id)?.status)).toEqual([400, 424, 424, 200]);
});

it.each([
  [
    'more than twenty parts',
    Array.from({ length: 21 }, (_, n) => ({ id: String(n), method: 'GET', url: '/sites/x' })),
  ],
  [
    'two parts of one id, whatever its case',
    [
      { id: 'a', method: 'GET', url: '/x' },
      { id: 'A', method: 'GET', url: '/x' },
    ],
  ],
  ['a version in the url', [{ id: 'a', method: 'GET', url: '/v1.0/sites/x' }]],
  ['a body without a content type', [{ id: 'a', method: 'POST', url: '/sites/x', body: {} }]],
  ['a dependency on nothing', [{ id: 'a', method: 'GET', url: '/x', dependsOn: ['z'] }]],
])('refuses %s', async (_what, requests) => {
  expect((await batch(requests, true)).status).toBe(400);
});

it('throttles one part and lets the others through', async () => {
  const count = room.sp.faults.next({
    match: ({ url }) => url.endsWith('/items/1'),
    kind: '429',
    retryAfter: 7,
    times: 1,
  });
  const answered = parts(
    await batch([
      { id: '1', method: 'GET', url: `${list}/items/1` },
      { id: '2', method: 'GET', url: list },
    ]),
  );
  expect(answered.get('1')).toMatchObject({ status: 429, headers: { 'Retry-After': '7' } });
  expect(answered.get('2')?.status).toBe(200);
  expect(count.fired).toBe(1);
});
