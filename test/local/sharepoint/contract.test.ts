import { afterAll, beforeAll, expect, it } from 'vitest';
import { checked, contract, enter, makeList, type Room, text } from './stand-in.ts';

let room: Room;
beforeAll(async () => {
  room = await enter();
});
afterAll(() => room.leave());

const title = contract
  ? 'every exchange of these tests is held against the published description of Graph'
  : 'skipped: contract not present';

it(title, async () => {
  if (!contract) return;
  const list = await makeList(room, 'Held against');
  const made = await room.call('POST', `${list}/items`, { fields: { Title: 'x' } });
  const before = { ...checked };
  await room.call('GET', `${list}/items/${text(made.body['id'])}?$expand=fields`);
  expect(checked).toEqual({ requests: before.requests + 1, answers: before.answers + 1 });
});

const control = contract
  ? 'the checker rejects a broken request, a broken answer, an unknown option, status and operation'
  : 'skipped: contract not present';

it(control, () => {
  if (!contract) return;
  const url = '/v1.0/sites/a,b,c/lists/d/items';
  const good = {
    method: 'POST',
    url,
    sent: { fields: { Title: 'x' } },
    status: 201,
    received: { id: '1' },
  };
  expect(contract.request(good)).toEqual([]);
  expect(contract.answer(good)).toEqual([]);
  expect(contract.request({ ...good, sent: { Title: 'x' } })).not.toEqual([]);
  expect(contract.answer({ ...good, received: { id: 1 } })).not.toEqual([]);
  expect(contract.request({ ...good, url: `${url}?nonsense=1` })).not.toEqual([]);
  expect(contract.answer({ ...good, status: 302 })).not.toEqual([]);
  expect(contract.answer({ ...good, url: '/v1.0/sites/a/nothing' })).not.toEqual([]);
  const wrongError = { ...good, status: 404, received: { message: 'no' } };
  expect(contract.answer(wrongError)).not.toEqual([]);
});
