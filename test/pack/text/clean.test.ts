import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontFiles } from '../../../pack/fonts.ts';
import { blocksOf } from '../../../pack/text/blocks.ts';
import { cleanText } from '../../../pack/text/clean.ts';
import { openCoverage, rangesOf } from '../../../pack/text/coverage.ts';

const shows = openCoverage();
const plain = (text: string) => cleanText(text, shows).replaceAll('\u200b', '');

describe('cleanText', () => {
  it('leaves plain English alone', () => {
    const text = 'Costs £1,200 – “agreed” at 50% (see 3.1); Chair’s note…';
    expect(cleanText(text, shows)).toBe(text);
  });

  it('gives one placeholder for a run of one script', () => {
    expect(plain('漢字漢字 漢字!')).toBe('[Chinese characters]!');
    expect(plain('🎉🎉 done')).toBe('[emoji] done');
  });

  it('names a symbol that has no script by its code point', () => {
    expect(plain('\u{1d11e}')).toBe('[character U+1D11E]');
  });

  it('keeps a letter and drops only the marks that no font has or nobody writes', () => {
    expect(plain(`Z${'\u0301'.repeat(50)}a`).startsWith('Ź')).toBe(true);
    expect(plain(`Z${'\u0301'.repeat(50)}a`).length).toBeLessThan(8);
  });

  it('gives only characters that a font of the packs can show, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cleaned = cleanText(text, shows);
        const segments = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
        for (const { segment } of segments.segment(cleaned.replaceAll(/[\n\u200b]/gu, ''))) {
          expect(shows(segment)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lets a long token break and a short one not', () => {
    expect(cleanText('x'.repeat(40), shows)).toContain('\u200b');
    expect(cleanText('responsibilities', shows)).not.toContain('\u200b');
  });
});

describe('the fonts', () => {
  it('have the same characters in every weight, so that one is enough to ask', () => {
    const byFamily = Map.groupBy(fontFiles(), (font) => basename(font.file).replace(/_.*$/u, ''));
    for (const files of byFamily.values()) {
      const [first, ...others] = files.map((font) => JSON.stringify(rangesOf(font.file)));
      for (const other of others) expect(other).toBe(first);
    }
  });
});

describe('blocksOf', () => {
  it('reads paragraphs and the lists that people type, and nothing else', () => {
    expect(blocksOf('First.\n\n- one\n• two\n1. three\nLast *not bold*.')).toEqual([
      { text: 'First.' },
      { items: ['one', 'two', 'three'] },
      { text: 'Last *not bold*.' },
    ]);
  });
});
