import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Answer,
  enter,
  errorOf,
  inner,
  makeLibrary,
  makeList,
  type Room,
  rows,
  text,
} from './stand-in.ts';

let room: Room;
beforeAll(async () => {
  room = await enter();
});
afterAll(() => room.leave());

type Mirror = Map<string, unknown>;

/** Follows the links to the end, applying each row; answers the link for the next time. */
async function replay(mirror: Mirror, start: string): Promise<string> {
  let url = start;
  for (;;) {
    const page = await room.call('GET', url);
    expect(page.status).toBe(200);
    for (const row of rows(page)) {
      if (row['deleted']) mirror.delete(text(row['id']));
      else mirror.set(text(row['id']), [row['eTag'], inner(row['fields'])['Title']]);
    }
    const next: unknown = page.body['@odata.nextLink'];
    if (next === undefined) return text(page.body['@odata.deltaLink']);
    url = text(next);
  }
}

async function current(list: string): Promise<Mirror> {
  const answer = await room.call('GET', `${list}/items?$expand=fields&$top=5000`);
  return new Map(
    rows(answer).map((row) => [text(row['id']), [row['eTag'], inner(row['fields'])['Title']]]),
  );
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    title: fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme-ascii' }),
  }),
  fc.record({
    kind: fc.constant('update' as const),
    pick: fc.nat(),
    title: fc.constantFrom('a', 'b'),
  }),
  fc.record({ kind: fc.constant('delete' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('read' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function perform(list: string, what: Step): Promise<void> {
  if (what.kind === 'read') return;
  if (what.kind === 'create') {
    await room.call('POST', `${list}/items`, { fields: { Title: what.title } });
    return;
  }
  const ids = [...(await current(list)).keys()];
  const id = ids[what.pick % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (what.kind === 'delete') await room.call('DELETE', `${list}/items/${id}`);
  else await room.call('PATCH', `${list}/items/${id}/fields`, { Title: what.title });
}

it('replaying delta pages of any size after any changes gives exactly the list as it is', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 18 }),
      fc.integer({ min: 1, max: 4 }),
      async (steps, size) => {
        run += 1;
        const list = await makeList(room, `Delta ${run}`, []);
        const mirror: Mirror = new Map();
        let link = `${list}/items/delta()?$expand=fields&$top=${size}`;
        for (const what of steps) {
          await perform(list, what);
          if (what.kind === 'read') link = await replay(mirror, link);
        }
        await replay(mirror, link);
        expect(mirror).toEqual(await current(list));
      },
    ),
    { numRuns: 25 },
  );
});

it('changes made while the first pages are read come with the next delta', async () => {
  const list = await makeList(room, 'Moving', []);
  for (const Title of ['a', 'b', 'c'])
    await room.call('POST', `${list}/items`, { fields: { Title } });
  const first = await room.call('GET', `${list}/items/delta?$expand=fields&$top=2`);
  await room.call('DELETE', `${list}/items/1`);
  await room.call('PATCH', `${list}/items/2/fields`, { Title: 'B' });
  const mirror: Mirror = new Map(rows(first).map((row) => [text(row['id']), 'old']));
  await replay(mirror, await replay(mirror, text(first.body['@odata.nextLink'])));
  expect(mirror).toEqual(await current(list));
});

it('token=latest starts from now, and tokens are accepted by each of their names', async () => {
  const list = await makeList(room, 'Latest', []);
  await room.call('POST', `${list}/items`, { fields: { Title: 'before' } });
  const latest = await room.call('GET', `${list}/items/delta?token=latest`);
  expect(rows(latest)).toEqual([]);
  await room.call('POST', `${list}/items`, { fields: { Title: 'after' } });
  const link = text(latest.body['@odata.deltaLink']);
  expect(link).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/sites\//);
  const [seen] = rows(await room.call('GET', link));
  expect(seen?.['id']).toBe('2');
  const token = new URL(link).searchParams.get('$deltatoken') ?? '';
  expect(rows(await room.call('GET', `${list}/items/delta()?token=${token}`))).toHaveLength(1);
});

it('a deleted item is told by its state', async () => {
  const list = await makeList(room, 'Deleted', []);
  const link = text((await room.call('GET', `${list}/items/delta`)).body['@odata.deltaLink']);
  await room.call('POST', `${list}/items`, { fields: { Title: 'x' } });
  await room.call('DELETE', `${list}/items/1`);
  expect(rows(await room.call('GET', link))).toEqual([
    expect.objectContaining({ id: '1', deleted: { state: 'deleted' } }),
  ]);
});

it('a stale token is answered 410 with the address of a fresh start, nonsense with 400', async () => {
  const list = await makeList(room, 'Stale', []);
  await room.call('POST', `${list}/items`, { fields: { Title: 'x' } });
  const link = text((await room.call('GET', `${list}/items/delta`)).body['@odata.deltaLink']);
  room.sp.expireDeltaTokens();
  const stale: Answer = await room.call('GET', link);
  expect(stale.status).toBe(410);
  expect(errorOf(stale).code).toBe('resyncChangesApplyDifferences');
  const fresh = await room.call('GET', stale.headers.get('location') ?? '');
  expect(rows(fresh)).toHaveLength(1);
  expect((await room.call('GET', `${list}/items/delta?token=nonsense`)).status).toBe(400);
});

it('files of a library come through the delta of its list', async () => {
  const { drive, list } = await makeLibrary(room, 'Delta library');
  const link = text((await room.call('GET', `${list}/items/delta`)).body['@odata.deltaLink']);
  const made = await room.call('PUT', `${drive}/root:/a.pdf:/content`, Buffer.from('%PDF'));
  await room.call(
    'PATCH',
    `${drive}/items/${text(made.body['id'])}/listItem/fields`,
    { Marking: 'OFFICIAL' },
    { beyond: true },
  );
  const [row, ...more] = rows(await room.call('GET', `${link}&$expand=fields`));
  expect(more).toEqual([]);
  expect(inner(row?.['fields'])).toMatchObject({ FileLeafRef: 'a.pdf', Marking: 'OFFICIAL' });
});
