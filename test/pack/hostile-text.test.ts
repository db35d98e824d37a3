import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPrinter } from '../../pack/printer.ts';
import type { PackContents, ReceivedReport } from '../../partnership/pack-contents.ts';
import { flowing, readPdf, wholeText } from './read-pdf.ts';
import { fullContents } from './sample-contents.ts';
import { domesticAbuse } from './sample-reports.ts';

const HOSTILE = [
  '#panic("x")',
  '$x^2$ and $$',
  '<script>alert(1)</script>',
  '${process.env.SECRET}',
  '#import "@preview/x:0.1.0": *',
  '= Not a heading',
  '*not bold* _not italic_ `not code`',
  '\\u{41} \\ " \' // comment /* more */ ]',
  '@label <label>',
] as const;

const NAMED = [
  ['Well done 👩🏽‍🚒🎉!', 'Well done [emoji]!'],
  ['Thanks 谢谢 all', 'Thanks [Chinese characters] all'],
  ['Urdu: سلام دنیا.', 'Urdu: [text in Arabic script].'],
  ['Lone \ud83d half', 'Lone [unreadable character] half'],
  ['Bell\u0007 and \u0000nul\u009f', 'Bell and nul'],
  ['evil \u202etxt.exe\u202c', 'evil txt.exe'],
  ['Llŷn, Łódź, Жанна, Αθήνα, čeština', 'Llŷn, Łódź, Жанна, Αθήνα, čeština'],
] as const;

/** A small pack, so that many of them can be set in a test. */
function packSaying(words: readonly string[]): PackContents {
  const report: ReceivedReport = {
    ...domesticAbuse,
    summary: words[0] ?? '',
    achievements: words,
    issues: words,
    subgroup: words[1] ?? 'Subgroup',
  };
  return {
    ...fullContents,
    title: words[0] ?? 'Pack',
    summary: { ...fullContents.summary, headline: words[2] ?? '', gaps: words },
    reports: [report],
    actions: { totals: words[0] ?? '', lines: fullContents.actions.lines.slice(0, 1) },
    abbreviations: [{ short: words[0] ?? 'a', long: words[1] ?? 'b' }],
  };
}

const printer = openPrinter({ timeoutSeconds: 60 });

async function textOf(contents: PackContents): Promise<string> {
  const { bytes } = await printer.print(contents, { draft: true });
  return flowing(wholeText(await readPdf(bytes)));
}

describe('hostile text', () => {
  it('is printed as it was typed, whatever it would mean in another language', async () => {
    const text = await textOf(packSaying(HOSTILE));
    for (const words of HOSTILE) expect(text).toContain(flowing(words));
  });

  it('keeps what the fonts have and names what they lack', async () => {
    const text = await textOf(packSaying(NAMED.map(([typed]) => typed)));
    for (const [, shown] of NAMED) expect(text).toContain(flowing(shown));
  });

  it('breaks a token of five thousand letters instead of losing it', async () => {
    const token = 'abcdefghij'.repeat(500);
    const reports = [{ ...domesticAbuse, summary: token }];
    const text = await textOf({ ...packSaying(['x']), reports });
    expect(text).toMatch(/(abcdefghij){100}/u);
  });

  it('never fails a pack, whatever the characters', async () => {
    const long = fc.constantFrom('x', 'é', '漢', '\u0301', '-');
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ minLength: 200, maxLength: 500, unit: long }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 10, maxLength: 25 }), async (typed) => {
        const { pages } = await printer.print(packSaying(typed), { draft: false });
        expect(pages).toBeGreaterThan(4);
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});
