import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, errorOf, inner, makeList, type Room, rows, text } from './stand-in.ts';

let room: Room;
let list: string;

beforeAll(async () => {
  room = await enter();
  list = await makeList(room, 'Highlight reports');
});
afterAll(() => room.leave());

async function add(fields: Record<string, unknown>) {
  return room.call('POST', `${list}/items`, { fields });
}

describe('items of a list', () => {
  it('are created with their fields, an eTag and who made them', async () => {
    const made = await room.call(
      'POST',
      `${list}/items`,
      { fields: { Title: 'First', Reference: 'HR-1', Late: false } },
      { as: 'local-app' },
    );
    expect(made.status).toBe(201);
    expect(made.body['eTag']).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(inner(made.body['createdBy'])['application']).toMatchObject({
      displayName: 'Boardpack',
    });
    expect(inner(made.body['fields'])).toMatchObject({
      Title: 'First',
      Reference: 'HR-1',
      Late: false,
      _UIVersionString: '1.0',
    });
  });

  it('show only the selected fields, and leave empty ones out', async () => {
    const { body } = await add({ Title: 'Second', Reference: 'HR-2', Summary: '' });
    const seen = await room.call(
      'GET',
      `${list}/items/${text(body['id'])}?$expand=fields($select=Title,Summary)`,
    );
    expect(inner(seen.body['fields'])).toEqual({ '@odata.etag': body['eTag'], Title: 'Second' });
    const fields = await room.call(
      'GET',
      `${list}/items/${text(body['id'])}/fields?$select=Reference`,
    );
    expect(fields.body['Reference']).toBe('HR-2');
    expect(fields.body['Title']).toBeUndefined();
  });

  it.each([
    ['an unknown field', { Nope: 'x' }, "Field 'Nope' is not recognized"],
    ['a read-only field', { Created: '2026-01-01' }, "Field 'Created' is read-only"],
    ['a text beyond 255 characters', { Title: 'x'.repeat(256) }, 'Invalid text value.'],
    [
      'a long text beyond 63,999 characters',
      { Summary: 'x'.repeat(64_000) },
      'Invalid text value.',
    ],
    ['a choice that is none', { OverallRag: 'purple' }, 'Invalid choice value.'],
    ['a number in words', { DaysLate: 'three' }, 'Invalid number value.'],
    ['a yes/no in words', { Late: 'yes' }, 'Invalid boolean value.'],
    ['a date that does not exist', { DueOn: '2026-02-30' }, 'Invalid date/time value.'],
  ])('are refused with %s', async (_what, fields, message) => {
    const refused = await add(fields);
    expect(refused.status).toBe(400);
    expect(errorOf(refused)).toMatchObject({ code: 'invalidRequest' });
    expect(errorOf(refused).message).toContain(message);
  });

  it('are refused when a unique value is taken, whatever its letter case', async () => {
    await add({ Title: 'One', Reference: 'HR-UNIQUE' });
    const again = await add({ Title: 'Two', Reference: 'hr-unique' });
    expect(again.status).toBe(400);
    expect(errorOf(again).message).toContain('unique constraints');
  });

  it('are refused when the fields are not inside fields', async () => {
    const refused = await room.call('POST', `${list}/items`, { Title: 'x' }, { beyond: true });
    expect(refused.status).toBe(400);
  });

  it('are changed under If-Match, and left alone with 412 under an older eTag', async () => {
    const { body } = await add({ Title: 'Before', Reference: 'HR-MATCH' });
    const address = `${list}/items/${text(body['id'])}`;
    const headers = { 'if-match': text(body['eTag']) };
    expect(
      (await room.call('PATCH', `${address}/fields`, { Title: 'After' }, { headers })).status,
    ).toBe(200);
    const late = await room.call('PATCH', address, { fields: { Title: 'Too late' } }, { headers });
    expect(late.status).toBe(412);
    expect(errorOf(late).code).toBe('resourceModified');
    expect((await room.call('DELETE', address, undefined, { headers })).status).toBe(412);
    expect((await room.call('GET', `${address}/fields`)).body['Title']).toBe('After');
  });

  it('let exactly one of many simultaneous writers with the same eTag through', async () => {
    const { body } = await add({ Title: 'Race', Reference: 'HR-RACE' });
    const headers = { 'if-match': text(body['eTag']) };
    const address = `${list}/items/${text(body['id'])}/fields`;
    const writers = Array.from({ length: 12 }, (_, n) =>
      room.call('PATCH', address, { DaysLate: n }, { headers }),
    );
    const statuses = (await Promise.all(writers)).map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 11 }, () => 412)]);
  });

  it('are gone after a delete', async () => {
    const { body } = await add({ Title: 'Going', Reference: 'HR-GONE' });
    const address = `${list}/items/${text(body['id'])}`;
    expect((await room.call('DELETE', address)).status).toBe(204);
    const gone = await room.call('GET', address);
    expect(gone.status).toBe(404);
    expect(errorOf(gone).code).toBe('itemNotFound');
  });

  it('keep a date-only value as midnight in London, so that in summer the day on the wire is the one before', async () => {
    const summer = await add({
      Title: 'Summer',
      Reference: 'HR-BST',
      DueOn: '2026-07-01T12:00:00Z',
    });
    expect(inner(summer.body['fields'])['DueOn']).toBe('2026-06-30T23:00:00Z');
    const winter = await add({
      Title: 'Winter',
      Reference: 'HR-GMT',
      DueOn: '2026-12-01T12:00:00Z',
    });
    expect(inner(winter.body['fields'])['DueOn']).toBe('2026-12-01T00:00:00Z');
  });

  it('lose a value that is set to null', async () => {
    const { body } = await add({ Title: 'Null', Reference: 'HR-NULL', DaysLate: 2 });
    const changed = await room.call('PATCH', `${list}/items/${text(body['id'])}/fields`, {
      DaysLate: null,
    });
    expect(changed.body['DaysLate']).toBeUndefined();
  });
});

describe('finding items', () => {
  let found: string;
  beforeAll(async () => {
    found = await makeList(room, 'Filtered');
    const colours = ['green', 'amber', 'red'];
    for (let n = 0; n < 9; n += 1) {
      const fields = {
        Title: `Row ${n}`,
        Reference: `R&D #${n}`,
        OverallRag: colours[n % 3],
        DaysLate: n,
        Late: n > 4,
        ...(n > 6 ? {} : { SubmittedAt: `2026-11-0${n + 1}T10:00:00Z` }),
      };
      await room.call('POST', `${found}/items`, { fields });
    }
  });

  async function numbers(query: Record<string, string>): Promise<unknown[]> {
    const options = new URLSearchParams({ $expand: 'fields($select=DaysLate)', ...query });
    const answer = await room.call('GET', `${found}/items?${options.toString()}`);
    expect(answer.status).toBe(200);
    return rows(answer).map((row) => inner(row['fields'])['DaysLate']);
  }

  it.each([
    ["fields/Reference eq 'R&D #3'", [3]],
    ["fields/OverallRag eq 'red' and fields/DaysLate gt 2", [5, 8]],
    ["fields/OverallRag ne 'green' and fields/DaysLate le 4", [1, 2, 4]],
    ['fields/DaysLate ge 7', [7, 8]],
    ['fields/DaysLate lt 2', [0, 1]],
    ['fields/Late eq true and fields/DaysLate lt 6', [5]],
    ["fields/SubmittedAt ge '2026-11-06'", [5, 6]],
    ["startswith(fields/Reference,'r&d #8')", [8]],
    ["(fields/DaysLate eq 1 or fields/DaysLate eq 2) and fields/OverallRag eq 'red'", [2]],
    ['fields/SubmittedAt eq null', [7, 8]],
  ])('by %s', async (filter, expected) => {
    expect(await numbers({ $filter: filter })).toEqual(expected);
  });

  it('in order, forwards and backwards', async () => {
    expect(await numbers({ $orderby: 'fields/DaysLate desc', $top: '3' })).toEqual([8, 7, 6]);
    expect(
      await numbers({ $orderby: 'fields/OverallRag,fields/DaysLate desc', $top: '4' }),
    ).toEqual([7, 4, 1, 6]);
  });

  it('refuses an unindexed column in the words of SharePoint, unless told to take the risk', async () => {
    const query = `${found}/items?$filter=fields/Title eq 'Row 1'`;
    const refused = await room.call('GET', query);
    expect(refused.status).toBe(400);
    expect(errorOf(refused).message).toBe(
      "Field 'Title' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.",
    );
    const headers = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
    expect(rows(await room.call('GET', query, undefined, { headers }))).toHaveLength(1);
  });

  it('page by page, by a link that cannot be read and loses nothing when rows go', async () => {
    const seen: unknown[] = [];
    const links: unknown[] = [];
    let url: string | undefined = `${found}/items?$top=4&$expand=fields($select=DaysLate)`;
    while (url !== undefined) {
      const page = await room.call('GET', url);
      seen.push(...rows(page).map((row) => inner(row['fields'])['DaysLate']));
      const next: unknown = page.body['@odata.nextLink'];
      if (seen.length === 4) await room.call('DELETE', `${found}/items/4`);
      url = next === undefined ? undefined : text(next);
      links.push(url);
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const link: unknown = expect.stringMatching(
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/.*skiptoken=/,
    );
    expect(links).toEqual([link, link, undefined]);
  });

  it('refuses $skip', async () => {
    const refused = await room.call('GET', `${found}/items?$skip=2`);
    expect(refused.status).toBe(400);
    expect(errorOf(refused).message).toContain('$skip is not supported');
  });

  it('answers 501 to an option it does not know', async () => {
    expect((await room.call('GET', `${found}/items?$search=x`)).status).toBe(501);
    expect(
      (await room.call('GET', `${found}/items?$filter=contains(fields/Title,'x')`)).status,
    ).toBe(501);
  });
});
