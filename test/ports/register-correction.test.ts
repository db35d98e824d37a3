import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PendingChange } from '../../partnership/ports.ts';
import { only, person } from './people.ts';
import { ask, creation, REPORT, reportChange } from './rows.ts';
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

async function filed(change: PendingChange) {
  const { itemId, eTag } = only(await write(change));
  return { id: itemId, eTag };
}

const withSummary = (summary: string) => creation(LIST, { ...REPORT, summary });
const summaryOf = async () => only(await person(bench).rows(LIST)).fields['Summary'];
const summaries = async (id: string) =>
  (await person(bench).history(LIST, id)).map(({ Summary }) => Summary);

/** The first write is done and its answer lost, and nothing gets through afterwards. */
function dieAfterFirstWrite(): void {
  let dead = false;
  const isWrite = ({ method, url }: { method: string; url: string }) => {
    if (method !== 'PATCH' || !url.includes('/items') || dead) return false;
    dead = true;
    return true;
  };
  bench.sharePoint.faults.next({ kind: '504-after-commit', times: 1, match: isWrite });
  bench.sharePoint.faults.next({ kind: 'down', times: 999, match: () => dead });
}

describe('a correction that changes nothing', () => {
  test('writes nothing to a row that was just made, and empties none of its fields', async () => {
    const row = ask(1);
    const item = await filed(creation('Asks', row));
    const { title, kind, text } = row;
    const same = { title, kind, text };
    const change = {
      ...creation('Asks', row),
      item,
      change: {
        id: 'correction',
        list: 'Asks',
        site: 'open',
        reference: row.reference,
        create: false,
        set: same,
        before: same,
      },
    } as const;
    const [done] = await write(change);
    const after = only(await person(bench).rows('Asks'));
    expect(after.fields).toMatchObject({ Title: title, Kind: 'Decide', Text: text });
    expect(done).toMatchObject({ itemId: item.id, eTag: item.eTag, keptTheirs: [] });
    expect(await person(bench).history('Asks', item.id)).toHaveLength(1);
  });

  test('brings back no older text', async () => {
    const first = await filed(withSummary('First.'));
    const item = await filed(reportChange(first, { summary: 'Second.' }, { summary: 'First.' }));
    const same = { summary: 'Second.' };
    const [done] = await write(reportChange(item, same, same));
    expect(await summaries(item.id)).toEqual(['First.', 'Second.']);
    expect(done?.keptTheirs).toEqual([]);
  });

  test('writes nothing where it comes second in one filing', async () => {
    const same = { summary: 'Second.' };
    const filing = write(
      withSummary('First.'),
      reportChange(null, same, { summary: 'First.' }),
      reportChange(null, same, same),
    );
    const [, last, nothing] = await filing;
    expect(await summaries(last?.itemId ?? '')).toEqual(['First.', 'Second.']);
    expect(nothing?.eTag).toBe(last?.eTag);
  });

  test('leaves what a person has written meanwhile in those fields', async () => {
    const item = await filed(withSummary('Ours.'));
    await person(bench).edit(LIST, item.id, { Summary: 'Theirs.' });
    const same = { summary: 'Ours.' };
    const whole = { ...same, issues: 'New.' };
    await write(reportChange(item, whole, { ...same, issues: null }));
    const { fields } = only(await person(bench).rows(LIST));
    expect(fields).toMatchObject({ Summary: 'Theirs.', Issues: 'New.' });
    expect(await summaries(item.id)).toEqual(['Ours.', 'Theirs.', 'Theirs.']);
  });
});

describe('a correction whose answer was lost', () => {
  const change = (item: PendingChange['item']) =>
    reportChange(item, { summary: 'Second.' }, { summary: 'First.' });

  test('does not undo that a person went back to the older text', async () => {
    const item = await filed(withSummary('First.'));
    dieAfterFirstWrite();
    await expect(write(change(item))).rejects.toMatchObject({ kind: 'unavailable' });
    bench.sharePoint.faults.clear();
    await person(bench).edit(LIST, item.id, { Summary: 'First.' });
    const [done] = await write(change(item));
    expect(await summaryOf()).toBe('First.');
    expect(done?.keptTheirs).toEqual(['summary']);
  });

  test('does not bring back what a person had first written and then given up for ours', async () => {
    const item = await filed(withSummary('First.'));
    await person(bench).edit(LIST, item.id, { Summary: 'Theirs.' });
    await write(change(item));
    await person(bench).edit(LIST, item.id, { Summary: 'Second.' });
    await bench.anotherGraph().register.write('wiltshire', [change(item)]);
    expect(await summaries(item.id)).toEqual([
      'First.',
      'Theirs.',
      'Second.',
      'Theirs.',
      'Second.',
    ]);
  });

  test('puts back what it covered although the mirror has read the row since', async () => {
    const item = await filed(withSummary('First.'));
    await person(bench).edit(LIST, item.id, { Summary: 'Theirs.' });
    dieAfterFirstWrite();
    await expect(write(change(item))).rejects.toMatchObject({ kind: 'unavailable' });
    bench.sharePoint.faults.clear();
    const { eTag } = only(await person(bench).rows(LIST));
    const [done] = await write(change({ id: item.id, eTag }));
    expect(await summaries(item.id)).toEqual(['First.', 'Theirs.', 'Second.', 'Theirs.']);
    expect(done?.keptTheirs).toEqual(['summary']);
  });
});

test('the second of two changes in one filing is not written over an edit that the first passed by', async () => {
  const item = await filed(withSummary('First.'));
  await person(bench).edit(LIST, item.id, { Summary: 'Theirs.' });
  const [, second] = await write(
    reportChange(item, { issues: 'New.' }, { issues: null }),
    reportChange(item, { summary: 'Second.' }, { summary: 'First.' }),
  );
  expect(await summaryOf()).toBe('Theirs.');
  expect(second?.keptTheirs).toEqual(['summary']);
  expect(await summaries(item.id)).toContain('Second.');
});
