import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { usePostgres } from '../postgres.ts';
import { commitOf, makes, open, settingsOf } from './scene.ts';

const postgres = usePostgres();

describe('the tables', () => {
  it('are made on an empty database by whichever of several processes comes first', async () => {
    const database = await postgres.fresh();
    const stores = await Promise.all([open(database), open(database)]);
    const [one, other] = stores;
    await one?.memory.commit(commitOf('c', { changes: [makes('1', 'paused', 'no')] }));
    expect(other && (await settingsOf(other))).toEqual({ paused: 'no' });
    for (const store of stores) await store.close();
  });

  it('are left alone where the process may not change them', async () => {
    const database = await postgres.migrated();
    const store = await open(database, { migrate: false });
    expect(await settingsOf(store)).toEqual({});
    await store.close();
    await expect(open(await postgres.fresh(), { migrate: false })).rejects.toThrow('not installed');
  });

  it('carry the partnership in every row', async () => {
    const client = new Client({ connectionString: await postgres.migrated() });
    await client.connect();
    const { rows } = await client.query<{ table_name: string }>(
      `select table_name from information_schema.tables t
       where table_schema = 'public' and table_name not like 'kysely%' and not exists (
         select 1 from information_schema.columns c
         where c.table_schema = 'public' and c.table_name = t.table_name
           and c.column_name = 'partnership' and c.is_nullable = 'NO')
       order by 1`,
    );
    await client.end();
    // Files are found by the hash of their bytes; a partnership's own row is the partnership.
    expect(rows.map((row) => row.table_name)).toEqual(['files', 'partnerships']);
  });
});
