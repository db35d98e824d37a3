import { Client } from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { pauseAfter } from '../../store/lanes/retry.ts';
import { usePostgres } from '../postgres.ts';
import { commitOf, listeningLog, open, step } from './scene.ts';

const postgres = usePostgres();

async function ask(connectionString: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

describe('a step that fails', { timeout: 90_000 }, () => {
  it('is tried again after 1, 2, 4 … 60 seconds, a little spread', () => {
    expect([1, 2, 3, 4, 7, 19].map((tried) => pauseAfter(tried, 0))).toEqual([1, 2, 4, 8, 60, 60]);
    expect(pauseAfter(3, 1)).toBe(5);
    expect(pauseAfter(20, 0.5)).toBe(300);
  });

  it('is parked after many attempts with a word in the log, and still tried', async () => {
    const database = await postgres.migrated();
    const log = listeningLog();
    const store = await open(database, { log });
    let broken = true;
    await store.lanes.start(async () => {
      if (broken) throw new TypeError('no');
      return 'done';
    });
    await store.memory.commit(commitOf('c', { steps: [step('1', 'a')] }));
    await store.lanes.idle();
    const soon = 'update steps set attempts = 19, not_before = now()';
    await ask(database, soon);
    await vi.waitFor(() => expect(log.said.at(-1)?.level).toBe('error'), 30_000);
    const [parked] = await ask(database, 'select state, attempts, last_error from steps');
    expect(parked).toEqual({ state: 'parked', attempts: 20, last_error: 'TypeError' });
    broken = false;
    await ask(database, soon);
    await vi.waitFor(async () => {
      expect(await ask(database, 'select state from steps')).toEqual([{ state: 'done' }]);
    }, 30_000);
    await store.close();
  });

  it('is found by the sweep when its wake was lost', async () => {
    const database = await postgres.migrated();
    const store = await open(database);
    const done: string[] = [];
    await store.lanes.start(async (_, { key }) => {
      done.push(key);
      return 'done';
    });
    const other = await open(database);
    // A trigger that swallows wakes: the commit stands, nobody is told.
    await ask(
      database,
      `create function deaf() returns trigger language plpgsql as 'begin return null; end';
       create trigger deaf before insert on pgboss.job_common for each row execute function deaf();`,
    );
    await other.memory.commit(commitOf('c', { steps: [step('1', 'a')] }));
    await store.lanes.idle();
    expect(done).toEqual(['1']);
    await other.close();
    await store.close();
  });

  it('goes on in its lane when the connection with the lane locks was cut', async () => {
    const database = await postgres.migrated();
    const store = await open(database);
    const done: string[] = [];
    await store.lanes.start(async (_, { key }) => {
      if (key === '1') {
        await ask(
          database,
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'boardpack lanes' and datname = current_database()`,
        );
      }
      done.push(key);
      return 'done';
    });
    await store.memory.commit(commitOf('c1', { steps: [step('1', 'a'), step('2', 'a')] }));
    await store.lanes.idle();
    await store.memory.commit(commitOf('c2', { steps: [step('3', 'a')] }));
    await store.lanes.idle();
    expect(done).toEqual(['1', '2', '3']);
    await store.close();
  });
});
