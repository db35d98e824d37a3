import { afterEach, describe, expect, it } from 'vitest';
import type { RowKey } from '../../partnership/plan.ts';
import type { Store } from '../../store/store.ts';
import { usePostgres } from '../postgres.ts';
import { commitOf, makes, open, sets, settingsOf, step, WILTSHIRE } from './scene.ts';

const postgres = usePostgres();
const KEY: RowKey = 'Settings/paused';

describe('commit', { timeout: 90_000 }, () => {
  const stores: Store[] = [];
  async function store(connectionString?: string): Promise<Store> {
    const opened = await open(connectionString ?? (await postgres.migrated()));
    stores.push(opened);
    return opened;
  }
  afterEach(async () => {
    for (const opened of stores.splice(0)) await opened.close();
  });

  it('shows what was committed to the next snapshot, and counts its version', async () => {
    const { memory } = await store();
    expect((await memory.snapshot(WILTSHIRE)).find('Settings', 'paused')).toBeNull();
    const made = commitOf('c1', { changes: [makes('1', 'paused', 'no')], seen: [[KEY, 0]] });
    expect(await memory.commit(made)).toEqual({ kind: 'committed' });
    const held = (await memory.snapshot(WILTSHIRE)).find('Settings', 'paused');
    expect(held).toMatchObject({ version: 1, waiting: true, filedAt: null, row: { value: 'no' } });
  });

  it('gives the kept answer for a command that comes again, and writes nothing', async () => {
    const { memory } = await store();
    const answer = { kind: 'notice', notice: { say: 'paused' } } as const;
    const first = commitOf('c1', { answer, changes: [makes('1', 'paused', 'yes')] });
    expect(await memory.answered(WILTSHIRE, 'c1')).toBeNull();
    expect(await memory.commit(first)).toEqual({ kind: 'committed' });
    const again = commitOf('c1', { answer: null, changes: [makes('2', 'paused', 'no')] });
    expect(await memory.commit(again)).toEqual({ kind: 'seen', answer });
    expect(await memory.answered(WILTSHIRE, 'c1')).toEqual({ answer });
    expect(await memory.changes(['1'])).toHaveLength(1);
    await expect(memory.changes(['2'])).rejects.toThrow('no change');
  });

  it('takes one of many redeliveries that come at the same moment', async () => {
    const { memory } = await store();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        memory.commit(commitOf('c1', { changes: [makes(`${at}`, 'paused', 'no')] })),
      ),
    );
    expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'seen')).toHaveLength(19);
  });

  it('lets exactly one of fifty decisions on the same version through, on two stores', async () => {
    const database = await postgres.migrated();
    const [one, other] = [await store(database), await store(database)];
    await one.memory.commit(commitOf('made', { changes: [makes('made', 'paused', 'v0')] }));
    for (const version of [1, 2, 3]) {
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, at) => {
          const key = `v${version}-${at}`;
          const plan = { changes: [sets(key, 'paused', { value: key })] };
          const { memory } = at % 2 === 0 ? one : other;
          return memory.commit(commitOf(key, { ...plan, seen: [[KEY, version]] }));
        }),
      );
      expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'moved')).toHaveLength(49);
    }
    const held = (await other.memory.snapshot(WILTSHIRE)).find('Settings', 'paused');
    expect(held?.version).toBe(4);
  });

  it('lets one of two who would make the same row through', async () => {
    const { memory } = await store();
    const results = await Promise.all(
      ['a', 'b', 'c'].map((key) =>
        memory.commit(commitOf(key, { changes: [makes(key, 'paused', key)], seen: [[KEY, 0]] })),
      ),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'moved', 'moved']);
  });

  it('leaves nothing of a command that has to be decided again, which may then come with the same key', async () => {
    const opened = await store();
    const { memory } = opened;
    await memory.commit(commitOf('c1', { changes: [makes('1', 'paused', 'no')] }));
    const stale = { changes: [sets('2', 'paused', { value: 'yes' })], steps: [step('s', 'l')] };
    const refused = await memory.commit(commitOf('c2', { ...stale, seen: [[KEY, 0]] }));
    expect(refused).toEqual({ kind: 'moved' });
    expect(await settingsOf(opened)).toEqual({ paused: 'no' });
    const decided = await memory.commit(commitOf('c2', { ...stale, seen: [[KEY, 1]] }));
    expect(decided).toEqual({ kind: 'committed' });
    expect(await settingsOf(opened)).toEqual({ paused: 'yes' });
  });

  it('keeps drafts as typed, and takes them away when they are given up', async () => {
    const { memory } = await store();
    const draft = {
      overallRag: '' as const,
      summary: 'Half a sentence',
      achievements: '',
      issues: '',
      mitigation: '',
      nextPeriod: '',
      noAskReason: '',
      nilReturn: false,
      nilReason: '',
      priorities: [],
      asks: [],
    };
    await memory.commit(commitOf('c1', { drafts: [{ report: 'HR', person: 'chair', draft }] }));
    expect((await memory.snapshot(WILTSHIRE)).drafts).toMatchObject([{ report: 'HR', draft }]);
    await memory.commit(
      commitOf('c2', { drafts: [{ report: 'HR', person: 'chair', draft: null }] }),
    );
    expect((await memory.snapshot(WILTSHIRE)).drafts).toEqual([]);
  });

  it('refuses a plan whose step would wait for one that nobody has planned', async () => {
    const { memory } = await store();
    const plan = commitOf('c1', { steps: [step('a', 'lane', ['never'])] });
    await expect(memory.commit(plan)).rejects.toThrow('never been planned');
    expect(await memory.answered(WILTSHIRE, 'c1')).toBeNull();
  });
});
