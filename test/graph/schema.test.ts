import { describe, expect, test } from 'vitest';
import { definitionOf, wantedLists } from '../../graph/provision/definition.ts';
import { TAKEN_BY_SHAREPOINT } from '../../graph/schema/names.ts';
import { columnNamed, wholeSchema } from '../../graph/schema/schema.ts';
import { listNames } from '../../partnership/record/lists.ts';

const columns = wholeSchema().flatMap((list) =>
  list.columns.map((column) => ({ list: list.name, ...column })),
);
const ours = columns.filter(({ builtIn }) => !builtIn);

describe('the columns', () => {
  test('every list of the record is there, and the library for papers', () => {
    expect(wantedLists().map(({ name }) => name)).toEqual([...listNames(), 'Papers']);
    expect(columns.length).toBeGreaterThan(150);
  });

  test('names are plain letters, fit SharePoint and never end like a lookup', () => {
    for (const { name } of columns) {
      expect(name).toMatch(/^[A-Z][A-Za-z0-9]{1,31}$/);
      expect(name).not.toMatch(/Id$/);
    }
  });

  test('no name is one that SharePoint has taken', () => {
    expect(TAKEN_BY_SHAREPOINT.has('order')).toBe(true);
    for (const { list, name } of ours) {
      expect(`${list}/${TAKEN_BY_SHAREPOINT.has(name.toLowerCase()) ? name : ''}`).toBe(`${list}/`);
    }
  });

  test('no two columns of a list share a name, whatever the letter case', () => {
    for (const { columns: all } of wholeSchema()) {
      expect(new Set(all.map(({ name }) => name.toLowerCase())).size).toBe(all.length);
      expect(new Set(all.map(({ displayName }) => displayName.toLowerCase())).size).toBe(
        all.length,
      );
    }
  });

  test('every list has a unique indexed reference and at most twenty indexes', () => {
    for (const { name, columns: all } of wholeSchema()) {
      const reference = columnNamed(name, 'reference');
      expect(reference).toMatchObject({ name: 'Reference', unique: true, indexed: true });
      expect(all.filter(({ indexed }) => indexed).length).toBeLessThanOrEqual(20);
    }
  });

  test('what cannot be indexed is not', () => {
    const indexed = columns.filter((column) => column.indexed);
    expect(indexed.map(({ kind }) => kind.type)).not.toContain('passage');
  });

  test('people read plain names and choices', () => {
    const status = columnNamed('Highlight reports', 'status');
    expect(status.displayName).toBe('Status');
    expect(columnNamed('Highlight reports', 'overallRag').displayName).toBe('Overall RAG');
    expect(columnNamed('Highlight reports', 'periodStart')).toMatchObject({
      name: 'PeriodStart',
      displayName: 'Period start',
      kind: { type: 'day' },
    });
    expect(JSON.stringify(definitionOf(status))).toContain(
      '"In pack","Presented","Closed","Not received"',
    );
  });

  test('no definition counts on a default value', () => {
    for (const column of ours) expect(definitionOf(column)).not.toHaveProperty('defaultValue');
  });
});
