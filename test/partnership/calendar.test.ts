import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  clearWorkingDays,
  instantAt,
  isWorkingDay,
  localDay,
  localTime,
  plusDays,
  workingDaysBetween,
} from '../../partnership/calendar.ts';
import { milestonesFor } from '../../partnership/cycle.ts';
import { lastQuarterBefore, quarterBefore } from '../../partnership/quarter.ts';
import { holidays } from './sample-snapshot.ts';

const days = holidays();

/** docs/domain.md, "Cycle": meeting, T−20, T−12, T−7, T−6, T+10. */
const VECTORS = [
  ['2026-12-17', '2026-11-19', '2026-12-01', '2026-12-08', '2026-12-09', '2027-01-05'],
  ['2027-01-05', '2026-12-03', '2026-12-15', '2026-12-22', '2026-12-23', '2027-01-19'],
  ['2027-01-21', '2026-12-21', '2027-01-05', '2027-01-12', '2027-01-13', '2027-02-04'],
  ['2027-04-01', '2027-03-02', '2027-03-12', '2027-03-19', '2027-03-22', '2027-04-15'],
  ['2027-06-03', '2027-05-05', '2027-05-17', '2027-05-24', '2027-05-25', '2027-06-17'],
  ['2027-09-02', '2027-08-04', '2027-08-16', '2027-08-23', '2027-08-24', '2027-09-16'],
  ['2027-12-30', '2027-11-30', '2027-12-10', '2027-12-17', '2027-12-20', '2028-01-14'],
  ['2028-01-06', '2027-12-06', '2027-12-16', '2027-12-23', '2027-12-24', '2028-01-20'],
] as const;

describe('working days of England and Wales', () => {
  it.each(VECTORS)(
    'a meeting on %s has the dates that the brief works out',
    (meeting, ...expected) => {
      const found = [-20, -12, -7, -6, 10].map((offset) => addWorkingDays(meeting, offset, days));
      expect(found).toEqual(expected);
    },
  );

  it.each(VECTORS)(
    'the cycle of a meeting on %s asks, closes and freezes on those dates',
    (meeting, asked, due, frozen) => {
      const milestones = milestonesFor(instantAt(meeting, '14:00'), days);
      const dayOf = (key: string) =>
        localDay(milestones.find((each) => each.key === key)?.at ?? '');
      expect([dayOf('commission'), dayOf('deadline'), dayOf('freeze')]).toEqual([
        asked,
        due,
        frozen,
      ]);
    },
  );

  it('circulating at T−6 leaves exactly five clear working days', () => {
    for (const [meeting] of VECTORS) {
      expect(clearWorkingDays(addWorkingDays(meeting, -6, days), meeting, days)).toBe(5);
    }
  });

  const anyDay = fc.integer({ min: 0, max: 1500 }).map((offset) => plusDays('2025-06-02', offset));

  it('walking there and back ends on the same working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        fc.pre(isWorkingDay(day, days));
        expect(addWorkingDays(addWorkingDays(day, count, days), -count, days)).toBe(day);
      }),
    );
  });

  it('always lands on a working day, as many working days away as asked', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (day, count) => {
        fc.pre(count !== 0);
        const there = addWorkingDays(day, count, days);
        expect(isWorkingDay(there, days)).toBe(true);
        const walked = workingDaysBetween(day, there, days);
        // Walking back from a free day, the day itself is not one of those counted.
        expect(count > 0 || !isWorkingDay(day, days) || walked === count).toBe(true);
        expect(count < 0 || walked === count).toBe(true);
      }),
    );
  });
});

describe('local time', () => {
  it('keeps 17:00 at 17:00 on both sides of a clock change', () => {
    expect(instantAt('2027-03-26', '17:00')).toBe('2027-03-26T17:00:00.000Z');
    expect(instantAt('2027-03-29', '17:00')).toBe('2027-03-29T16:00:00.000Z');
    expect(localTime('2027-03-29T16:00:00.000Z')).toBe('17:00');
  });
});

describe('quarters of the financial year', () => {
  it('a report looks back on the last quarter that has ended', () => {
    expect(lastQuarterBefore('2026-11-23')).toEqual({
      key: '2026Q2',
      start: '2026-07-01',
      end: '2026-09-30',
    });
    expect(lastQuarterBefore('2027-01-05').key).toBe('2026Q3');
    expect(lastQuarterBefore('2027-04-15')).toEqual({
      key: '2026Q4',
      start: '2027-01-01',
      end: '2027-03-31',
    });
    expect(quarterBefore(lastQuarterBefore('2027-04-15')).key).toBe('2026Q3');
  });

  it('never asks about a quarter that is still running, nor skips one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (offset) => {
        const day = plusDays('2024-01-01', offset);
        const quarter = lastQuarterBefore(day);
        expect(quarter.end < day).toBe(true);
        expect(workingDaysBetween(quarter.end, day, new Set())).toBeLessThan(70);
      }),
    );
  });
});
