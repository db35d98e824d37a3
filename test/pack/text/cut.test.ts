import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUT_NOTICE, cutList, cutText } from '../../../pack/text/cut.ts';

describe('cutText', () => {
  it('leaves what fits as it is', () => {
    expect(cutText('Short.', 60)).toBe('Short.');
  });

  it('ends at a sentence and says that there is more', () => {
    const text = 'The plan is agreed. The money is not. We wait for an answer.';
    expect(cutText(text, 40)).toBe(`The plan is agreed. The money is not. ${CUT_NOTICE}`);
  });

  it('ends at a word where no sentence ends in time', () => {
    expect(cutText('one two three four five six', 15)).toBe(`one two three${CUT_NOTICE}`);
  });

  it('never cuts without saying so and never halves a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 30 }),
        (text, limit) => {
          const cut = cutText(text, limit);
          expect(cut === text || cut.endsWith(CUT_NOTICE)).toBe(true);
          expect(cut.isWellFormed()).toBe(true);
          expect(cut.length).toBeLessThanOrEqual(
            Math.max(text.length, limit + CUT_NOTICE.length + 1),
          );
        },
      ),
    );
  });
});

describe('cutList', () => {
  it('counts the entries that it leaves out', () => {
    const items = Array.from({ length: 30 }, (_, index) => `Entry ${index}`);
    const cut = cutList(items, 200);
    expect(cut.items.length).toBeGreaterThan(1);
    expect(cut.items.length + cut.more).toBe(30);
  });

  it('keeps every entry of a list that fits', () => {
    expect(cutList(['a', 'b'], Number.POSITIVE_INFINITY)).toEqual({ items: ['a', 'b'], more: 0 });
  });
});
