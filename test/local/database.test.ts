import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findPostmaster } from '../../local/database/postmaster.ts';
import { removeDatabase, startDatabase } from '../../local/database.ts';

async function ask(connectionString: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

const portOf = (connectionString: string) => Number(new URL(connectionString).port);
const asRoot = process.getuid?.() === 0;

describe('the local database', { timeout: 90_000 }, () => {
  let scratch = '';
  let folder = '';
  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'boardpack-database-'));
    folder = join(scratch, 'database');
    const { connectionString, stop } = await startDatabase(folder);
    await ask(connectionString, 'create table said (words text)');
    await ask(connectionString, `insert into said values ('kept')`);
    await stop();
  });
  afterEach(async () => {
    const running = findPostmaster(join(folder, 'cluster'));
    if (running) await (await startDatabase(folder)).stop();
  });
  afterAll(async () => {
    await removeDatabase(folder);
    rmSync(scratch, { recursive: true });
  });

  const kept = async (connectionString: string) =>
    expect(await ask(connectionString, 'select words from said')).toEqual([{ words: 'kept' }]);

  it('has what it had, on the same port, when it is started again', async () => {
    const first = await startDatabase(folder);
    await kept(first.connectionString);
    await first.stop();
    const second = await startDatabase(folder);
    expect(second).toMatchObject({ adopted: false, connectionString: first.connectionString });
    await second.stop();
    expect(findPostmaster(join(folder, 'cluster'))).toBeNull();
  });

  it('writes every commit through to the disk, and listens on loopback only', async () => {
    const { connectionString } = await startDatabase(folder);
    const settings = await ask(
      connectionString,
      `select name, setting from pg_settings where name in
       ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses') order by name`,
    );
    expect(settings.map(({ name, setting }) => `${String(name)} ${String(setting)}`)).toEqual([
      'fsync on',
      'full_page_writes on',
      'listen_addresses 127.0.0.1',
      'synchronous_commit on',
    ]);
  });

  it('lets nobody in without its password', async () => {
    const { connectionString } = await startDatabase(folder);
    const guess = new URL(connectionString);
    guess.password = 'guess';
    await expect(ask(guess.href, 'select 1')).rejects.toThrow('password');
  });

  it('is found again after our process was killed', async () => {
    const code = `import { startDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../local/database.ts'))};
      console.log((await startDatabase(${JSON.stringify(folder)})).connectionString); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let before = '';
    for await (const line of createInterface({ input: child.stdout })) {
      before = line;
      child.kill('SIGKILL');
    }
    if (child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    const found = await startDatabase(folder);
    expect(found).toMatchObject({ adopted: true, connectionString: before });
    await kept(found.connectionString);
  });

  it('has what it had after the server itself was killed', async () => {
    await startDatabase(folder);
    const server = findPostmaster(join(folder, 'cluster'));
    process.kill(server?.pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(findPostmaster(join(folder, 'cluster'))).toBeNull(), 10_000);
    const again = await startDatabase(folder);
    expect(again.adopted).toBe(false);
    await kept(again.connectionString);
  });

  it('takes another port when somebody has taken its own', async () => {
    const { connectionString, stop } = await startDatabase(folder);
    await stop();
    const squatter = createServer();
    squatter.listen(portOf(connectionString), '127.0.0.1');
    await once(squatter, 'listening');
    const moved = await startDatabase(folder);
    squatter.close();
    expect(portOf(moved.connectionString)).not.toBe(portOf(connectionString));
    await kept(moved.connectionString);
  });

  it('is not fooled by a process number that another program has now', async () => {
    const file = join(folder, 'cluster', 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${folder}\n0\n5432\n\n127.0.0.1\n\nready\n`);
    const started = await startDatabase(folder);
    expect(started.adopted).toBe(false);
    await kept(started.connectionString);
  });

  it.runIf(process.platform === 'linux')('is not fooled by a zombie', async () => {
    // The shell makes way for a program that never asks what became of the shell's child.
    const parent = spawn('sh', ['-c', 'sleep 0 & exec sleep 60'], { stdio: 'ignore' });
    const children = `/proc/${parent.pid}/task/${parent.pid}/children`;
    const zombie = await vi.waitFor(() => {
      const pid = readFileSync(children, 'utf8').trim();
      expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
      return pid;
    }, 5000);
    const file = join(folder, 'cluster', 'postmaster.pid');
    writeFileSync(file, `${zombie}\n${folder}\n0\n5432\n\n127.0.0.1\n\nready\n`);
    const started = await startDatabase(folder);
    expect(started.adopted).toBe(false);
    parent.kill();
  });

  it.runIf(asRoot)('lives elsewhere when the server may not enter a private folder', async () => {
    const home = mkdtempSync('/var/tmp/boardpack-private-');
    chmodSync(home, 0o700);
    const inside = join(home, '.data', 'database');
    const first = await startDatabase(inside);
    await ask(first.connectionString, 'create table here ()');
    await first.stop();
    const second = await startDatabase(inside);
    expect(await ask(second.connectionString, 'select from here')).toEqual([]);
    const elsewhere = readFileSync(join(inside, 'moved-to'), 'utf8');
    expect(execFileSync('stat', ['-c', '%a', home], { encoding: 'utf8' }).trim()).toBe('700');
    await removeDatabase(inside);
    expect([existsSync(elsewhere), existsSync(inside)]).toEqual([false, false]);
    rmSync(home, { recursive: true });
  });
});
