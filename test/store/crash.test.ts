import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { usePostgres } from '../postgres.ts';
import { commitOf, makes, open, settingsOf } from './scene.ts';

const postgres = usePostgres();

async function killedIn(mode: 'commit' | 'work', database: string): Promise<string[]> {
  const script = join(import.meta.dirname, 'crash-child.ts');
  const child = spawn(process.execPath, [script, database, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (line === 'second') child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return said;
}

describe('a process that is killed', { timeout: 90_000 }, () => {
  it('has kept what it acknowledged, and its steps are carried out by the next one', async () => {
    const database = await postgres.migrated();
    await killedIn('commit', database);
    const store = await open(database);
    const done: string[] = [];
    await store.lanes.start(async (_, { key }) => {
      done.push(key);
      return 'done';
    });
    await store.lanes.idle();
    expect(done).toEqual(['first', 'second', 'third', 'told']);
    expect(await settingsOf(store)).toEqual({ paused: 'yes' });
    const again = commitOf('c', { changes: [makes('2', 'paused', 'no')] });
    expect(await store.memory.commit(again)).toEqual({ kind: 'seen', answer: null });
    await store.close();
  });

  it('has its half-done step done again, and none that was done', async () => {
    const database = await postgres.migrated();
    expect(await killedIn('work', database)).toEqual(['first', 'second']);
    const store = await open(database);
    const done: string[] = [];
    await store.lanes.start(async (_, { key }) => {
      done.push(key);
      return 'done';
    });
    await store.lanes.idle();
    expect(done).toEqual(['second', 'third', 'told']);
    await store.close();
  });
});
