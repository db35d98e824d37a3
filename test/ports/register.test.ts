import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../local/sharepoint/http/faults.ts';
import type { PendingChange } from '../../partnership/ports.ts';
import { only, person } from './people.ts';
import { AUDIT, ask, creation, priorityUpdate, REPORT, reportChange, SUBMITTED } from './rows.ts';
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

function isWriteOf(method: string) {
  return (request: { method: string; url: string }) =>
    request.method === method && request.url.includes('/items');
}

function arm(fault: Fault) {
  return bench.sharePoint.faults.next(fault);
}

describe('filing', () => {
  test('a create makes one row with every value in a column of its own', async () => {
    const [filed] = await write(creation(LIST, { ...REPORT, ...SUBMITTED }));
    const item = only(await person(bench).rows(LIST));
    expect(filed).toMatchObject({ itemId: item.id, eTag: item.eTag, keptTheirs: [] });
    expect(filed?.webUrl).toMatch(/^https:\/\/boardpacklocal\.sharepoint\.com\//);
    expect(item.fields).toMatchObject({
      Reference: 'HR-DALPB-2026Q2',
      Status: 'Submitted',
      OverallRag: 'Amber',
      Summary: 'MARAC attendance is slipping.',
      NilReturn: false,
      DaysLate: 0,
      SubmittedAt: '2026-11-23T14:02:00Z',
    });
    expect(item.fields).not.toHaveProperty('Issues');
  });

  test('an update writes its own fields and leaves the others alone', async () => {
    const item = await filedReport();
    const [filed] = await write(reportChange(item));
    const row = only(await person(bench).rows(LIST));
    expect(row.fields).toMatchObject({ Status: 'Submitted', PreviousRag: 'Green' });
    expect(filed?.eTag).toBe(row.eTag);
    expect(await person(bench).history(LIST, item.id)).toHaveLength(2);
  });

  test('a complete report with asks, priority updates and audit takes at most two requests', async () => {
    const item = await filedReport();
    bench.requests.length = 0;
    const filed = await write(
      reportChange(item),
      ...[1, 2, 3, 4].map((number) => creation('Priority updates', priorityUpdate(number))),
      ...[1, 2, 3].map((number) => creation('Asks', ask(number))),
      creation('Audit', AUDIT),
    );
    expect(filed).toHaveLength(9);
    expect(bench.requests.length).toBeLessThanOrEqual(2);
    expect(await person(bench).rows('Asks')).toHaveLength(3);
  });

  test('several changes of one row are filed in order, each as a version', async () => {
    const filed = await write(
      creation(LIST, REPORT),
      reportChange(null),
      reportChange(null, { status: 'accepted' }, { status: 'submitted' }),
    );
    const row = only(await person(bench).rows(LIST));
    expect(row.fields).toMatchObject({ Status: 'Accepted', OverallRag: 'Amber' });
    expect(filed.map(({ eTag }) => eTag).at(-1)).toBe(row.eTag);
    expect(await person(bench).history(LIST, row.id)).toHaveLength(3);
  });

  test('more than twenty changes go in several batches and all arrive', async () => {
    const many = Array.from({ length: 25 }, (_, at) =>
      creation('Audit', { ...AUDIT, reference: `AUD-${at}` }),
    );
    await write(...many);
    expect(await person(bench).rows('Audit')).toHaveLength(25);
  });

  test('nothing to file asks nothing of SharePoint', async () => {
    expect(await write()).toEqual([]);
    expect(bench.requests).toEqual([]);
  });
});

describe('when an answer is lost', () => {
  test.each(['504-after-commit', 'drop-after-commit'] as const)(
    'a create whose whole batch ends in %s leaves one row',
    async (kind) => {
      await bench.graph.readChanges('wiltshire', new Map());
      const armed = arm({ kind, times: 1, match: ({ url }) => url.endsWith('/$batch') });
      const [filed] = await write(creation(LIST, REPORT));
      expect(armed.fired).toBe(1);
      expect(filed?.itemId).toBe(only(await person(bench).rows(LIST)).id);
      const posts = bench.sharePoint.requests.filter(isWriteOf('POST'));
      expect(posts).toHaveLength(1);
    },
  );

  test('a create whose part is answered 504 after it was done leaves one row', async () => {
    const armed = arm({ kind: '504-after-commit', times: 1, match: isWriteOf('POST') });
    await write(creation(LIST, REPORT));
    expect(armed.fired).toBe(1);
    only(await person(bench).rows(LIST));
  });

  test('a create answered 504 before it was done is sent again', async () => {
    const armed = arm({ kind: '504-before', times: 1, match: isWriteOf('POST') });
    await write(creation(LIST, REPORT));
    expect(armed.fired).toBe(1);
    only(await person(bench).rows(LIST));
  });

  test('an update answered 504 after it was done is not made again', async () => {
    const item = await filedReport();
    const armed = arm({ kind: '504-after-commit', times: 1, match: isWriteOf('PATCH') });
    const [filed] = await write(reportChange(item));
    expect(armed.fired).toBe(1);
    expect(await person(bench).history(LIST, item.id)).toHaveLength(2);
    expect(filed).toMatchObject({ keptTheirs: [] });
  });

  test('an update answered 504 before it was done is made', async () => {
    const item = await filedReport();
    arm({ kind: '504-before', times: 1, match: isWriteOf('PATCH') });
    await write(reportChange(item));
    expect(only(await person(bench).rows(LIST)).fields).toMatchObject({ Status: 'Submitted' });
  });

  test('a process that knows nothing of the first filing repeats it without a trace', async () => {
    const changes = [creation(LIST, { ...REPORT, ...SUBMITTED }), creation('Audit', AUDIT)];
    const first = await write(...changes);
    const second = await bench.anotherGraph().register.write('wiltshire', changes);
    expect(second).toEqual(first);
    expect(await person(bench).history(LIST, first[0]?.itemId ?? '')).toHaveLength(1);
  });

  test('a create that landed and was edited by a person is not written over', async () => {
    const change = creation(LIST, { ...REPORT, ...SUBMITTED });
    const { itemId } = only(await write(change));
    await person(bench).edit(LIST, itemId, { Summary: 'Attendance has recovered.' });
    const [again] = await bench.anotherGraph().register.write('wiltshire', [change]);
    expect(again?.keptTheirs).toEqual(['summary']);
    const row = only(await person(bench).rows(LIST));
    expect(row.fields).toMatchObject({ Summary: 'Attendance has recovered.' });
  });

  test('a reference that a person has taken gets our values as a version over theirs', async () => {
    await person(bench).add(LIST, { Title: 'Mine', Reference: REPORT.reference, Issues: 'One.' });
    await write(creation(LIST, { ...REPORT, ...SUBMITTED }));
    const row = only(await person(bench).rows(LIST));
    expect(row.fields).toMatchObject({ Title: REPORT.title, OverallRag: 'Amber' });
    const [first] = await person(bench).history(LIST, row.id);
    expect(first).toMatchObject({ Issues: 'One.' });
  });
});

describe('when SharePoint says not now', () => {
  test('429 on a part is waited out and only that part is sent again', async () => {
    const armed = arm({ kind: '429', retryAfter: 7, times: 1, match: isWriteOf('POST') });
    await write(creation(LIST, REPORT), creation('Audit', AUDIT));
    expect(armed.fired).toBe(1);
    expect(bench.waited).toEqual([7]);
    only(await person(bench).rows(LIST));
    only(await person(bench).rows('Audit'));
  });

  test('429 on the whole batch is waited out', async () => {
    await filedReport();
    arm({ kind: '429', retryAfter: 3, times: 2, match: ({ url }) => url.endsWith('/$batch') });
    await write(creation('Audit', AUDIT));
    expect(bench.waited).toEqual([3, 3]);
    only(await person(bench).rows('Audit'));
  });

  test('a wait that is longer than the operation may take is handed to the caller', async () => {
    arm({ kind: '429', retryAfter: 900, times: 1, match: ({ url }) => url.endsWith('/$batch') });
    await expect(write(creation(LIST, REPORT))).rejects.toMatchObject({
      kind: 'throttled',
      retryAfterSeconds: 900,
    });
    expect(bench.waited).toEqual([]);
  });

  test('SharePoint down throws something worth a retry, and the retry files everything once', async () => {
    const item = await filedReport();
    const change = reportChange(item);
    arm({ kind: 'down', times: 99, match: () => true });
    await expect(write(change)).rejects.toMatchObject({ name: 'GraphFault', kind: 'unavailable' });
    bench.sharePoint.faults.clear();
    await write(change);
    expect(await person(bench).history(LIST, item.id)).toHaveLength(2);
  });

  test('what is refused for good is thrown, and what went with it is filed', async () => {
    const tooLong = creation('Audit', { ...AUDIT, who: 'x'.repeat(300) });
    await expect(write(tooLong, creation(LIST, REPORT))).rejects.toMatchObject({ kind: 'refused' });
    only(await person(bench).rows(LIST));
  });
});
