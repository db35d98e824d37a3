import { afterEach, describe, expect, it } from 'vitest';
import type { Filed } from '../../partnership/ports.ts';
import type { Store } from '../../store/store.ts';
import { usePostgres } from '../postgres.ts';
import {
  AT,
  commitOf,
  eTag,
  listeningLog,
  makes,
  mirrored,
  open,
  page,
  sets,
  settingRow,
  settingsOf,
  WILTSHIRE,
} from './scene.ts';

const postgres = usePostgres();

function filed(change: string, item: string, count: number): Filed {
  const webUrl = `https://example.org/items/${item}`;
  return { change, itemId: item, eTag: eTag(item, count), webUrl, keptTheirs: [] };
}

describe('mirror', { timeout: 90_000 }, () => {
  const stores: Store[] = [];
  async function store(log = listeningLog()): Promise<Store> {
    const opened = await open(await postgres.migrated(), { log });
    stores.push(opened);
    return opened;
  }
  afterEach(async () => {
    for (const opened of stores.splice(0)) await opened.close();
  });

  const find = async (opened: Store, reference: string) =>
    (await opened.memory.snapshot(WILTSHIRE)).find('Settings', reference);

  it('keeps rows and token together, and counts the rows that look different', async () => {
    const opened = await store();
    const rows = [mirrored('1', 1, settingRow('b', 'x')), mirrored('2', 1, settingRow('a', 'y'))];
    expect(await opened.mirror.apply(page(rows, { whole: true, token: 't1' }))).toBe(2);
    expect(await opened.mirror.apply(page(rows, { token: 't2' }))).toBe(0);
    expect(await settingsOf(opened)).toEqual({ a: 'y', b: 'x' });
    expect(await opened.mirror.tokens(WILTSHIRE)).toEqual(new Map([['open/Settings', 't2']]));
    const snapshot = await opened.memory.snapshot(WILTSHIRE);
    expect(snapshot.rows('Settings').map(({ reference }) => reference)).toEqual(['a', 'b']);
  });

  it('is not set back by what is older than it knows', async () => {
    const opened = await store();
    await opened.mirror.apply(page([mirrored('1', 5, settingRow('a', 'new'))]));
    expect(await opened.mirror.apply(page([mirrored('1', 4, settingRow('a', 'old'))]))).toBe(0);
    expect(await settingsOf(opened)).toEqual({ a: 'new' });
  });

  it('takes out rows that were deleted, and rows that a whole reading no longer brings', async () => {
    const opened = await store();
    const rows = ['1', '2', '3'].map((item) => mirrored(item, 1, settingRow(`r${item}`, 'x')));
    await opened.mirror.apply(page(rows, { whole: true }));
    expect(await opened.mirror.apply(page([], { deleted: ['1'] }))).toBe(1);
    expect(await settingsOf(opened)).toEqual({ r2: 'x', r3: 'x' });
    expect(await opened.mirror.apply(page(rows.slice(1, 2), { whole: true }))).toBe(1);
    expect(await settingsOf(opened)).toEqual({ r2: 'x' });
    expect(await opened.mirror.apply(page([], { deleted: ['1', '9'] }))).toBe(0);
  });

  it('shows a pending change until the mirror has what filing produced, then what SharePoint has', async () => {
    const opened = await store();
    await opened.mirror.apply(page([mirrored('1', 1, settingRow('a', 'before'))]));
    await opened.memory.commit(commitOf('c', { changes: [sets('1', 'a', { value: 'ours' })] }));
    expect(await find(opened, 'a')).toMatchObject({ waiting: true, filedAt: null });
    await opened.memory.settle([filed('1', '1', 2)], AT);
    expect(await find(opened, 'a')).toMatchObject({ waiting: false, filedAt: AT });
    expect(await opened.mirror.apply(page([mirrored('1', 1, settingRow('a', 'before'))]))).toBe(0);
    expect(await settingsOf(opened)).toEqual({ a: 'ours' });
    expect(await opened.mirror.apply(page([mirrored('1', 2, settingRow('a', 'ours'))]))).toBe(0);
    const theirs = page([mirrored('1', 3, settingRow('a', 'theirs'))]);
    expect(await opened.mirror.apply(theirs)).toBe(1);
    expect(await settingsOf(opened)).toEqual({ a: 'theirs' });
    expect(await find(opened, 'a')).toMatchObject({ waiting: false, filedAt: AT });
  });

  it('does not mind that delta brings what filing produced before filing is noted', async () => {
    const opened = await store();
    await opened.memory.commit(commitOf('c', { changes: [makes('1', 'a', 'ours')] }));
    await opened.mirror.apply(page([mirrored('1', 1, settingRow('a', 'ours'))]));
    await opened.memory.settle([filed('1', '1', 1)], AT);
    await opened.mirror.apply(page([mirrored('1', 2, settingRow('a', 'theirs'))]));
    expect(await settingsOf(opened)).toEqual({ a: 'theirs' });
  });

  it('keeps showing a change that waits over what business support edits meanwhile', async () => {
    const opened = await store();
    await opened.mirror.apply(page([mirrored('1', 1, settingRow('a', 'before'))]));
    await opened.memory.commit(commitOf('c', { changes: [sets('1', 'a', { value: 'ours' })] }));
    const edited = { ...settingRow('a', 'edited'), reason: 'theirs' };
    expect(await opened.mirror.apply(page([mirrored('1', 2, edited)]))).toBe(1);
    expect((await find(opened, 'a'))?.row).toMatchObject({ value: 'ours', reason: 'theirs' });
  });

  it('keeps an acknowledged change whole when its row is deleted in SharePoint', async () => {
    const opened = await store();
    await opened.mirror.apply(page([mirrored('1', 1, settingRow('a', 'before'))]));
    await opened.memory.commit(commitOf('c', { changes: [sets('1', 'a', { value: 'ours' })] }));
    await opened.mirror.apply(page([], { deleted: ['1'] }));
    expect(await settingsOf(opened)).toEqual({ a: 'ours' });
    const [change] = await opened.memory.changes(['1']);
    expect(change).toMatchObject({ item: null, row: settingRow('a', 'ours') });
    await opened.memory.settle([filed('1', '7', 1)], AT);
    await opened.mirror.apply(page([mirrored('7', 1, settingRow('a', 'ours'))]));
    await opened.mirror.apply(page([], { deleted: ['7'] }));
    expect(await settingsOf(opened)).toEqual({});
  });

  it('gives each change the newest item that is known, and the row as it stood with it', async () => {
    const opened = await store();
    const { memory } = opened;
    await memory.commit(commitOf('c1', { changes: [makes('1', 'a', 'one')] }));
    await memory.commit(commitOf('c2', { changes: [sets('2', 'a', { value: 'two' })] }));
    expect(await memory.changes(['2', '1'])).toMatchObject([
      { item: null, row: { value: 'two', title: 'Setting a' }, partnership: WILTSHIRE },
      { item: null, row: { value: 'one' } },
    ]);
    await memory.settle([filed('1', '1', 1)], AT);
    const known = async () => (await memory.changes(['2']))[0]?.item;
    expect(await known()).toEqual({ id: '1', eTag: eTag('1', 1) });
    await opened.mirror.apply(page([mirrored('1', 3, settingRow('a', 'edited'))]));
    expect(await known()).toEqual({ id: '1', eTag: eTag('1', 3) });
    expect(await memory.changes(['1', '2'])).toHaveLength(1);
  });

  it('gives no change that was filed: a step that is repeated must not undo what was written over it since', async () => {
    const { memory, mirror } = await store();
    await memory.commit(commitOf('c1', { changes: [makes('1', 'a', 'one')] }));
    await memory.settle([filed('1', '1', 1)], AT);
    await mirror.apply(page([mirrored('1', 2, settingRow('a', 'edited'))]));
    expect(await memory.changes(['1'])).toEqual([]);
    await expect(memory.changes(['never committed'])).rejects.toThrow('There is no change');
  });

  it('leaves out a row that has not its shape, by reference only in the log, and a decision may make it', async () => {
    const log = listeningLog();
    const opened = await store(log);
    const broken = { reference: 'a', title: 'T', value: 7, reason: 'private words' };
    const row = { ...mirrored('1', 1, settingRow('a', '')), row: broken };
    await opened.mirror.apply(page([row, mirrored('2', 1, settingRow('b', 'x'))]));
    expect(await settingsOf(opened)).toEqual({ b: 'x' });
    expect(JSON.stringify(log.said)).toContain('Settings/a');
    expect(JSON.stringify(log.said)).not.toContain('private');
    const made = commitOf('c', {
      changes: [makes('1', 'a', 'whole')],
      seen: [['Settings/a', 0]],
    });
    expect(await opened.memory.commit(made)).toEqual({ kind: 'committed' });
    expect(await settingsOf(opened)).toEqual({ a: 'whole', b: 'x' });
  });

  it('keeps the last readable state of a row that somebody made unreadable', async () => {
    const log = listeningLog();
    const opened = await store(log);
    await opened.mirror.apply(page([mirrored('1', 1, settingRow('a', 'fine'))]));
    const broken = {
      ...mirrored('1', 2, settingRow('a', '')),
      row: null,
      fault: 'Value: too long',
    };
    expect(await opened.mirror.apply(page([broken]))).toBe(0);
    expect(await settingsOf(opened)).toEqual({ a: 'fine' });
    expect(log.said.map(({ text }) => text)).toContain('A row cannot be read');
  });

  it('shows the restricted site first when both hold a reference', async () => {
    const opened = await store();
    const restricted = page([mirrored('1', 1, settingRow('a', 'restricted'))], {
      site: 'restricted',
    });
    await opened.mirror.apply(restricted);
    await opened.mirror.apply(page([mirrored('9', 1, settingRow('a', 'open'))]));
    expect(await find(opened, 'a')).toMatchObject({ site: 'restricted' });
  });

  it('notes when SharePoint was last read whole', async () => {
    const opened = await store();
    expect((await opened.memory.snapshot(WILTSHIRE)).mirroredAt).toBeNull();
    await opened.mirror.noteRead(WILTSHIRE, AT);
    expect((await opened.memory.snapshot(WILTSHIRE)).mirroredAt).toBe(AT);
  });

  it('leaves a snapshot that somebody works with as it was', async () => {
    const opened = await store();
    await opened.mirror.apply(page([mirrored('1', 1, settingRow('a', 'then'))]));
    const then = await opened.memory.snapshot(WILTSHIRE);
    await opened.mirror.apply(page([mirrored('1', 2, settingRow('a', 'now'))]));
    await opened.memory.snapshot(WILTSHIRE);
    expect(then.find('Settings', 'a')?.row.value).toBe('then');
  });
});
