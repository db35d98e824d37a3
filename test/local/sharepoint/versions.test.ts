import { afterAll, beforeAll, expect, it } from 'vitest';
import { enter, inner, makeList, type Room, rows } from './stand-in.ts';

let room: Room;
let item: string;
beforeAll(async () => {
  room = await enter();
  const list = await makeList(room, 'Versioned');
  item = `${list}/items/1`;
  await room.call(
    'POST',
    `${list}/items`,
    { fields: { Title: 'one', Reference: 'V-1' } },
    { as: 'local-app' },
  );
  await room.call('PATCH', `${item}/fields`, { Title: 'two', DaysLate: 4 });
});
afterAll(() => room.leave());

it('every change makes a version with who made it, newest first', async () => {
  const versions = rows(await room.call('GET', `${item}/versions?$expand=fields`));
  expect(versions.map(({ id }) => id)).toEqual(['2.0', '1.0']);
  expect(versions[0]).toMatchObject({
    lastModifiedBy: { user: { displayName: 'SharePoint administrator' } },
  });
  expect(versions[1]).toMatchObject({
    lastModifiedBy: { application: { displayName: 'Boardpack' } },
  });
  expect(inner(versions[1]?.['fields'])).toMatchObject({ Title: 'one', Reference: 'V-1' });
});

it('one version and its fields can be read', async () => {
  expect((await room.call('GET', `${item}/versions/2.0`)).body['id']).toBe('2.0');
  expect((await room.call('GET', `${item}/versions/1.0/fields`)).body['Title']).toBe('one');
  expect((await room.call('GET', `${item}/versions/9.0`)).status).toBe(404);
});

it('going back makes a new version that says what the old one said', async () => {
  const restored = await room.call('POST', `${item}/versions/1.0/restoreVersion`);
  expect(restored.status).toBe(204);
  const now = await room.call('GET', `${item}?$expand=fields`);
  expect(inner(now.body['fields'])).toMatchObject({ Title: 'one', _UIVersionString: '3.0' });
  expect(inner(now.body['fields'])['DaysLate']).toBeUndefined();
});

it('the change log says who did what, on which item, and which version came of it', () => {
  const log = room.sp
    .changes()
    .filter(({ listName, itemId }) => listName === 'Versioned' && itemId === 1);
  expect(log.map(({ actor, operation, version }) => [actor, operation, version])).toEqual([
    ['local-app', 'create item', '1.0'],
    ['local-admin', 'update item', '2.0'],
    ['local-admin', 'restore version', '3.0'],
  ]);
});
