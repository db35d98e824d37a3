import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsFrom, rowFrom, saysTheSame } from '../../graph/schema/codec.ts';
import type { Column } from '../../graph/schema/column.ts';
import { columnNamed, schemaOf } from '../../graph/schema/schema.ts';
import { LISTS, type ListName, listNames } from '../../partnership/record/lists.ts';
import type { Value } from '../../partnership/record/row.ts';
import { REPORT } from '../ports/rows.ts';

/** Values that a rule may give a column. Empty text in a column that may be empty is the same as nothing, and is not tried. */
function valueOf(column: Column): fc.Arbitrary<Value> {
  const value = presentValue(column);
  return column.nullable ? fc.oneof(fc.constant(null), value) : value;
}

const LETTERS = Array.from('abcXYZ éŵ€中😀 &<>"\'#%;=,.-/\\');

function text(minLength: number, letters = LETTERS): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength: 40 });
}

function presentValue({ kind, property, nullable }: Column): fc.Arbitrary<Value> {
  const mayBeEmpty = !nullable && property === 'title';
  switch (kind.type) {
    case 'line':
      return text(mayBeEmpty ? 0 : 1);
    case 'passage':
      return text(1, [...LETTERS, '\n', '\t']);
    case 'choice':
      return fc.constantFrom(...kind.choices.map(({ value }) => value));
    case 'day':
      return moment().map((at) => at.toISOString().slice(0, 10));
    case 'instant':
      return moment().map((at) => `${at.toISOString().slice(0, 19)}.000Z`);
    case 'number':
      return kind.whole
        ? fc.integer({ min: 1, max: 5 })
        : fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0));
    case 'boolean':
      return fc.boolean();
  }
}

function moment() {
  return fc.date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
}

function rowOf(list: ListName) {
  return fc.record(
    Object.fromEntries(schemaOf(list).columns.map((column) => [column.property, valueOf(column)])),
  );
}

/** As SharePoint gives fields back: over JSON, with the empty ones left out. */
function throughSharePoint(fields: object): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([, value]) => value !== null);
  const there: unknown = JSON.parse(JSON.stringify(Object.fromEntries(entries)));
  return z.record(z.string(), z.unknown()).parse(there);
}

describe('row to fields to row', () => {
  test.each(listNames())('any row of %s survives', (list) => {
    fc.assert(
      fc.property(rowOf(list), (row) => {
        expect(LISTS[list].safeParse(row).success).toBe(true);
        expect(rowFrom(list, throughSharePoint(fieldsFrom(list, row)))).toEqual({
          row,
          fault: null,
        });
      }),
      { numRuns: 50 },
    );
  });

  test('whatever text comes, SharePoint is sent nothing that it refuses', () => {
    const { summary, title } = {
      summary: columnNamed('Asks', 'text'),
      title: columnNamed('Asks', 'title'),
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { [summary.name]: long, [title.name]: short } = fieldsFrom('Asks', {
          text,
          title: text,
        });
        expect(
          Array.from(String(long)).filter((each) => each < ' ' && each !== '\n' && each !== '\t'),
        ).toEqual([]);
        expect(String(long)).not.toMatch(/[\uFFFE\uFFFF]/);
        expect(String(long).isWellFormed()).toBe(true);
        expect(String(short)).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test('a moment is kept to the second', () => {
    const fields = fieldsFrom('Audit', { at: '2026-11-23T14:02:59.987Z' });
    expect(fields).toEqual({ HappenedAt: '2026-11-23T14:02:59Z' });
  });
});

describe('a date', () => {
  test('is sent as noon, so that no time zone moves it to another day', () => {
    expect(fieldsFrom('Asks', { neededBy: '2026-07-01' })).toEqual({
      NeededBy: '2026-07-01T12:00:00Z',
    });
  });

  test.each([
    ['midnight in London in winter', '2026-12-21T00:00:00Z', '2026-12-21'],
    ['midnight in London in summer', '2026-06-30T23:00:00Z', '2026-07-01'],
    ['midnight on the west coast of America', '2026-07-01T07:00:00Z', '2026-07-01'],
    ['noon', '2026-07-01T12:00:00Z', '2026-07-01'],
  ])('that came as %s is that day', (_, wire, day) => {
    const fields = throughSharePoint({
      ...fieldsFrom('Highlight reports', REPORT),
      PeriodStart: wire,
    });
    expect(rowFrom('Highlight reports', fields)).toMatchObject({ row: { periodStart: day } });
  });
});

describe('what a person may have typed', () => {
  const fields = throughSharePoint(fieldsFrom('Highlight reports', REPORT));

  test('choices count in any letter case, and so does the rule’s own word', () => {
    for (const Status of ['not received', 'Not received', 'notReceived']) {
      const read = rowFrom('Highlight reports', { ...fields, Status });
      expect(read).toMatchObject({ row: { status: 'notReceived' } });
    }
  });

  test('an empty Yes/No is No', () => {
    const { Late: _, ...rest } = fields;
    expect(rowFrom('Highlight reports', rest)).toMatchObject({ row: { late: false } });
  });

  test.each([
    ['Status', 'whatever I like', 'status: is none of the choices'],
    ['Reference', undefined, 'reference: is empty'],
    ['PeriodEnd', 'soon', 'periodEnd: is no date'],
    ['DaysLate', 'two', 'daysLate: is of the wrong kind'],
    ['Summary', 'x'.repeat(20_001), 'summary: is too long'],
  ])('%s that cannot be read is a fault without its text', (name, value, fault) => {
    const read = rowFrom('Highlight reports', { ...fields, [name]: value });
    expect(read).toEqual({ row: null, fault });
  });
});

test('blanks at the ends and the sort of line end make no difference', () => {
  const column = columnNamed('Asks', 'text');
  expect(saysTheSame(column, 'One.\nTwo. ', 'One.\r\nTwo.')).toBe(true);
  expect(saysTheSame(column, null, undefined)).toBe(true);
  expect(saysTheSame(column, 'One.', 'Two.')).toBe(false);
});
