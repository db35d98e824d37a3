import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type Database, removeDatabase, startDatabase } from '../local/database.ts';
import { openStore } from '../store/open-store.ts';

export interface TestPostgres {
  /** Connection string of a new, empty database. */
  fresh(): Promise<string>;
  /** The same with the store's tables in it, which is quicker than to open the store on an empty one. */
  migrated(): Promise<string>;
  /** Folder and server, for tests that take them away. */
  readonly folder: () => string;
}

/** A real PostgreSQL for the tests of one file: started before them, stopped and deleted after them. */
export function usePostgres(): TestPostgres {
  const scratch = mkdtempSync(join(tmpdir(), 'boardpack-test-'));
  const folder = join(scratch, 'database');
  let server: Database | null = null;
  let template: Promise<string> | null = null;
  const running = () => {
    if (server === null) throw new Error('The test database runs from beforeAll on.');
    return server.connectionString;
  };
  beforeAll(async () => {
    server = await startDatabase(folder);
  });
  afterAll(async () => {
    await removeDatabase(folder);
    rmSync(scratch, { recursive: true, force: true });
  });
  return {
    folder: () => folder,
    fresh: () => freshDatabase(running()),
    async migrated() {
      template ??= migratedDatabase(running());
      return freshDatabase(running(), await template);
    },
  };
}

/** Name of a database that nobody is connected to, as a template must be. */
async function migratedDatabase(server: string): Promise<string> {
  const connectionString = await freshDatabase(server);
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const now = () => new Date().toISOString();
  const store = await openStore({ connectionString, partnerships: [], now, log: quiet });
  await store.close();
  return new URL(connectionString).pathname.slice(1);
}

async function freshDatabase(server: string, template = 'template1'): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}
