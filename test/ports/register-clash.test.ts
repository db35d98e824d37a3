import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PendingChange } from '../../partnership/ports.ts';
import { only, person } from './people.ts';
import { BEFORE, creation, REPORT, reportChange, SUBMITTED } from './rows.ts';
import { type Bench, openBench } from './sharepoint.ts';

const LIST = 'Highlight reports';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  await bench.stop();
});

function write(...changes: PendingChange[]) {
  return bench.graph.register.write('wiltshire', changes);
}

/** The report as it was asked for, filed. */
async function filedReport() {
  const filed = only(await write(creation(LIST, REPORT)));
  return { id: filed.itemId, eTag: filed.eTag };
}

describe('when a person has edited the row meanwhile', () => {
  test('a field that only they changed stays theirs', async () => {
    const item = await filedReport();
    await person(bench).edit(LIST, item.id, { Issues: 'The office has moved.' });
    const [filed] = await write(reportChange(item));
    const row = only(await person(bench).rows(LIST));
    expect(row.fields).toMatchObject({ Issues: 'The office has moved.', Status: 'Submitted' });
    expect(filed).toMatchObject({ keptTheirs: [], eTag: row.eTag });
  });

  test('a field that both changed ends as theirs, with ours as a version beneath', async () => {
    const item = await filedReport();
    await person(bench).edit(LIST, item.id, { Summary: 'As agreed by telephone.' });
    const [filed] = await write(reportChange(item));
    const row = only(await person(bench).rows(LIST));
    expect(filed).toMatchObject({ keptTheirs: ['summary'], eTag: row.eTag });
    expect(row.fields).toMatchObject({ Summary: 'As agreed by telephone.', OverallRag: 'Amber' });
    const history = await person(bench).history(LIST, item.id);
    expect(history.map(({ Summary }) => Summary)).toEqual([
      undefined,
      'As agreed by telephone.',
      'MARAC attendance is slipping.',
      'As agreed by telephone.',
    ]);
  });

  test('an edit made between our look and our write is not written over; dropping If-Match would lose it', async () => {
    const item = await filedReport();
    const edit = () => person(bench).edit(LIST, item.id, { Summary: 'As agreed by telephone.' });
    bench.meanwhile.push(async () => {}, edit);
    const [filed] = await write(reportChange(item));
    expect(bench.meanwhile).toEqual([]);
    expect(filed?.keptTheirs).toEqual(['summary']);
    expect(only(await person(bench).rows(LIST)).fields).toMatchObject({
      Summary: 'As agreed by telephone.',
      OverallRag: 'Amber',
    });
  });

  test('an edit that the mirror has read already, but the change was decided before, is seen all the same', async () => {
    const item = await filedReport();
    await person(bench).edit(LIST, item.id, { Summary: 'As agreed by telephone.' });
    const { eTag } = only(await person(bench).rows(LIST));
    const [filed] = await write(reportChange({ id: item.id, eTag }));
    expect(filed?.keptTheirs).toEqual(['summary']);
    const history = await person(bench).history(LIST, item.id);
    expect(history.map(({ Summary }) => Summary)).toContain(SUBMITTED.summary);
  });

  test('a field that they cleared stays cleared', async () => {
    const before = { ...BEFORE, summary: 'Old words.' };
    const { itemId, eTag } = only(
      await write(creation(LIST, { ...REPORT, summary: 'Old words.' })),
    );
    await person(bench).edit(LIST, itemId, { Summary: null });
    const [filed] = await write(reportChange({ id: itemId, eTag }, SUBMITTED, before));
    expect(filed?.keptTheirs).toEqual(['summary']);
    expect(only(await person(bench).rows(LIST)).fields).not.toHaveProperty('Summary');
  });

  test('the same words from both are no clash', async () => {
    const item = await filedReport();
    await person(bench).edit(LIST, item.id, { Summary: 'MARAC attendance is slipping.  ' });
    const [filed] = await write(reportChange(item));
    expect(filed?.keptTheirs).toEqual([]);
  });

  test('a clash whose second write was lost is finished by the next try, without a third version of ours', async () => {
    const item = await filedReport();
    await person(bench).edit(LIST, item.id, { Summary: 'As agreed by telephone.' });
    const change = reportChange(item);
    let patches = 0;
    bench.sharePoint.faults.next({
      kind: 'down',
      times: 99,
      match: ({ method, url }) => {
        patches += method === 'PATCH' && url.includes('/items') ? 1 : 0;
        return patches > 1;
      },
    });
    await expect(write(change)).rejects.toMatchObject({ kind: 'unavailable' });
    bench.sharePoint.faults.clear();
    expect(only(await person(bench).rows(LIST)).fields).toMatchObject({
      Summary: SUBMITTED.summary,
    });
    const [filed] = await bench.anotherGraph().register.write('wiltshire', [change]);
    expect(filed?.keptTheirs).toEqual(['summary']);
    const row = only(await person(bench).rows(LIST));
    expect(row.fields).toMatchObject({ Summary: 'As agreed by telephone.' });
    expect(await person(bench).history(LIST, item.id)).toHaveLength(4);
  });

  test('a row that they deleted is filed again whole', async () => {
    const item = await filedReport();
    await person(bench).remove(LIST, item.id);
    const [filed] = await write(reportChange(item));
    const row = only(await person(bench).rows(LIST));
    expect(filed?.itemId).toBe(row.id);
    expect(row.fields).toMatchObject({ Status: 'Submitted', Subgroup: 'DALPB' });
  });

  test('an update of a row whose item is not known finds it by its reference', async () => {
    await filedReport();
    await write(reportChange(null));
    expect(only(await person(bench).rows(LIST)).fields).toMatchObject({ Status: 'Submitted' });
  });
});
