import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  enter,
  errorOf,
  inner,
  logged,
  makeList,
  type Room,
  rows,
  sitePath,
  text,
} from './stand-in.ts';

let room: Room;
beforeAll(async () => {
  room = await enter();
});
afterAll(() => room.leave());

describe('who may come in', () => {
  it('nobody without a known bearer', async () => {
    const nobody = await room.call('GET', sitePath, undefined, { as: null });
    expect(nobody.status).toBe(401);
    expect(errorOf(nobody).code).toBe('InvalidAuthenticationToken');
    const stranger = { as: null, headers: { authorization: 'Bearer somebody' } };
    expect((await room.call('GET', sitePath, undefined, stranger)).status).toBe(401);
  });

  it('the bot writes items, but makes neither lists nor columns nor changes them', async () => {
    const list = await makeList(room, 'Not yours');
    const as = { as: 'local-app' as const };
    const refusals = [
      await room.call('POST', `${room.site}/lists`, { displayName: 'Mine' }, as),
      await room.call('POST', `${list}/columns`, { name: 'Mine', text: {} }, as),
      await room.call('PATCH', list, { displayName: 'Mine' }, as),
      await room.call('DELETE', list, undefined, as),
      await room.call('GET', `${room.site}/permissions`, undefined, as),
    ];
    for (const refused of refusals) {
      expect(refused.status).toBe(403);
      expect(errorOf(refused).code).toBe('accessDenied');
    }
    expect((await room.call('POST', `${list}/items`, { fields: { Title: 'x' } }, as)).status).toBe(
      201,
    );
  });

  it('the bot only where a grant lets it, and as far as the grant goes', async () => {
    const restricted = await room.call('GET', `${sitePath}-restricted`, undefined, {
      as: 'local-app',
    });
    expect(restricted.status).toBe(200);
    const permissions = `/v1.0/sites/${text(restricted.body['id'])}/permissions`;
    const [grant] = rows(await room.call('GET', permissions));
    expect(grant).toMatchObject({ roles: ['write'] });
    await room.call('DELETE', `${permissions}/${text(grant?.['id'])}`);
    const shut = await room.call('GET', `${sitePath}-restricted`, undefined, { as: 'local-app' });
    expect(shut.status).toBe(403);
    const grantedToIdentities = grant?.['grantedToIdentities'];
    const given = await room.call('POST', permissions, { roles: ['manage'], grantedToIdentities });
    expect(given.status).toBe(201);
    const lists = `/v1.0/sites/${text(restricted.body['id'])}/lists`;
    const made = await room.call('POST', lists, { displayName: 'By the bot' }, { as: 'local-app' });
    expect(made.status).toBe(201);
  });

  it('carries a request id and gives back the client request id', async () => {
    const headers = { 'client-request-id': 'mine' };
    const answer = await room.call('GET', sitePath, undefined, { headers });
    expect(answer.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('client-request-id')).toBe('mine');
  });

  it('answers 501 to what it does not know, with a line in the log and no guess', async () => {
    const before = logged.length;
    const unknown = await room.call('GET', '/v1.0/sites?search=x', undefined, { beyond: true });
    expect(unknown.status).toBe(501);
    expect(logged.slice(before)).toEqual(['sharepoint stand-in does not know a request']);
  });
});

describe('sites', () => {
  it('are found by path, by id, by an id with escaped commas and by getByPath', async () => {
    const { body } = await room.call('GET', sitePath);
    const id = text(body['id']);
    expect(id).toMatch(/^boardpacklocal\.sharepoint\.com,[0-9a-f-]{36},[0-9a-f-]{36}$/);
    expect(body['webUrl']).toBe('https://boardpacklocal.sharepoint.com/sites/wiltshire-csp');
    const spellings = [id, id.replaceAll(',', '%2C')].map((one) => `/v1.0/sites/${one}`);
    spellings.push(
      "/v1.0/sites/boardpacklocal.sharepoint.com/getByPath(path='/sites/wiltshire-csp')",
    );
    for (const url of spellings) expect((await room.call('GET', url)).body['id']).toBe(id);
    expect((await room.call('GET', `${sitePath}:/lists`)).status).toBe(200);
    expect((await room.call('GET', `${sitePath}-nowhere`)).status).toBe(404);
  });
});

describe('lists', () => {
  it('are made with columns, found by title, and keep their address when renamed', async () => {
    const list = await makeList(room, 'Agenda items');
    const found = await room.call(
      'GET',
      `${room.site}/lists?$filter=displayName eq 'Agenda items'`,
    );
    expect(rows(found)).toHaveLength(1);
    expect((await room.call('GET', `${room.site}/lists/Agenda items`)).status).toBe(200);
    const renamed = await room.call('PATCH', list, {
      displayName: 'Agenda',
      description: 'What comes up',
    });
    expect(renamed.body).toMatchObject({ displayName: 'Agenda', name: 'Agenda items' });
    const expanded = await room.call('GET', `${list}?$expand=columns`);
    expect(rows({ ...expanded, body: { value: expanded.body['columns'] } }).length).toBeGreaterThan(
      7,
    );
  });

  it('refuse a name of their own, a title that is taken and a template nobody knows', async () => {
    const named = await room.call('POST', `${room.site}/lists`, {
      displayName: 'Named',
      name: 'named',
    });
    expect(errorOf(named).message).toBe(
      "Cannot define a 'name' for a list as it is assigned by the server",
    );
    await makeList(room, 'Taken');
    const taken = await room.call('POST', `${room.site}/lists`, { displayName: 'taken' });
    expect(taken.status).toBe(409);
    const body = { displayName: 'Survey', list: { template: 'survey' } };
    expect((await room.call('POST', `${room.site}/lists`, body)).status).toBe(501);
  });

  it('go with all they hold', async () => {
    const list = await makeList(room, 'Short-lived');
    await room.call('POST', `${list}/items`, { fields: { Title: 'x' } });
    expect((await room.call('DELETE', list)).status).toBe(204);
    expect((await room.call('GET', list)).status).toBe(404);
  });
});

describe('columns', () => {
  it('are listed with those every list is born with, added, changed and deleted', async () => {
    const list = await makeList(room, 'Columns');
    const names = rows(await room.call('GET', `${list}/columns`)).map((column) => column['name']);
    expect(names).toEqual(
      expect.arrayContaining(['Title', 'ID', 'Modified', 'Author', 'Reference', 'OverallRag']),
    );
    const made = await room.call('POST', `${list}/columns`, {
      name: 'Kind',
      choice: { choices: ['a'] },
    });
    expect(made.status).toBe(201);
    const address = `${list}/columns/${text(made.body['id'])}`;
    const change = { displayName: 'Kind of ask', choice: { choices: ['a', 'b'] }, indexed: true };
    const changed = await room.call('PATCH', address, change);
    expect(changed.body).toMatchObject({ name: 'Kind', displayName: 'Kind of ask', indexed: true });
    expect(inner(changed.body['choice'])['choices']).toEqual(['a', 'b']);
    await room.call('POST', `${list}/items`, { fields: { Title: 'x', Kind: 'b' } });
    expect((await room.call('DELETE', address)).status).toBe(204);
    expect((await room.call('GET', `${list}/items/1/fields`)).body['Kind']).toBeUndefined();
  });

  it('refuse uniqueness without an index, and over values that repeat', async () => {
    const list = await makeList(room, 'Unique', []);
    const bare = await room.call('POST', `${list}/columns`, {
      name: 'Key',
      text: {},
      enforceUniqueValues: true,
    });
    expect(errorOf(bare).message).toBe('This field must be indexed to enforce unique values.');
    const made = await room.call('POST', `${list}/columns`, {
      name: 'Key',
      text: {},
      indexed: true,
    });
    for (const Key of ['same', 'SAME'])
      await room.call('POST', `${list}/items`, { fields: { Title: Key, Key } });
    const change = { enforceUniqueValues: true };
    const refused = await room.call('PATCH', `${list}/columns/${text(made.body['id'])}`, change);
    expect(refused.status).toBe(400);
  });

  it('refuse an index on long text, a twenty-first index, a second column of a name, two kinds at once', async () => {
    const list = await makeList(room, 'Limits', []);
    const long = { name: 'Long', text: { allowMultipleLines: true }, indexed: true };
    expect((await room.call('POST', `${list}/columns`, long)).status).toBe(400);
    for (let n = 0; n < 20; n += 1) {
      const column = { name: `Key${n}`, text: {}, indexed: true };
      expect((await room.call('POST', `${list}/columns`, column)).status).toBe(201);
    }
    expect(
      (await room.call('POST', `${list}/columns`, { name: 'Key20', text: {}, indexed: true }))
        .status,
    ).toBe(400);
    expect((await room.call('POST', `${list}/columns`, { name: 'key1', text: {} })).status).toBe(
      409,
    );
    expect(
      (await room.call('POST', `${list}/columns`, { name: 'Both', text: {}, number: {} })).status,
    ).toBe(400);
  });

  it('of links cannot be written, those beginning with an underscore are not recognised, defaults are not applied', async () => {
    const columns = [
      { name: 'Link', hyperlinkOrPicture: { isPicture: false } },
      { name: '_Hidden', text: {} },
      { name: 'Stage', text: {}, defaultValue: { value: 'draft' } },
      { name: 'With space', text: {} },
    ];
    const list = await makeList(room, 'Traps', columns);
    const link = { Title: 'x', Link: { Url: 'https://example.org', Description: 'x' } };
    expect(errorOf(await room.call('POST', `${list}/items`, { fields: link })).message).toBe(
      'Invalid request',
    );
    const hidden = await room.call('POST', `${list}/items`, { fields: { _Hidden: 'x' } });
    expect(errorOf(hidden).message).toBe("Field '_Hidden' is not recognized");
    const made = await room.call('POST', `${list}/items`, {
      fields: { Title: 'x', With_x0020_space: 'y' },
    });
    expect(inner(made.body['fields'])['Stage']).toBeUndefined();
    expect(inner(made.body['fields'])['With_x0020_space']).toBe('y');
  });
});
