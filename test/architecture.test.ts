import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { ROOMS, SIZE_EXEMPTIONS, SIZES } from './architecture/law.ts';
import { type Fault, judge } from './architecture/rules.ts';
import { isExempt, measure, quantile } from './architecture/size.ts';
import { readSource } from './architecture/source.ts';

const root = join(import.meta.dirname, '..');
const dependencies = Object.keys(packageFile.dependencies);

const files = globSync(['*.{ts,mts,mjs}', `{${Object.keys(ROOMS).join(',')}}**/*.{ts,mts,mjs}`], {
  cwd: root,
}).map((file) => file.replaceAll('\\', '/'));
const sources = files.map((file) => readSource(file, readFileSync(join(root, file), 'utf8')));

function inWords(faults: readonly Fault[]): string[] {
  return faults.map(
    ({ rule, file, line, what, why, fix }) =>
      `${file}:${line} (${rule})\n  what: ${what}\n  why:  ${why}\n  fix:  ${fix}`,
  );
}

describe('The architecture', () => {
  it('is kept by every source file', () => {
    expect(inWords(sources.flatMap((source) => judge(source, dependencies)))).toEqual([]);
  });

  it('keeps rooms small', () => {
    const faults = sources.flatMap(measure).filter((fault) => !isExempt(fault));
    expect(inWords(faults)).toEqual([]);
  });

  it('keeps half of the files and nine tenths of the functions well below the limits', () => {
    const own = sources.filter(({ file }) => !file.startsWith('test/'));
    const lengths = own.flatMap((source) => source.functions.map(({ lines }) => lines));
    const longer = lengths.filter((lines) => lines > 1);
    expect(
      quantile(
        own.map(({ lines }) => lines),
        0.5,
      ),
    ).toBeLessThanOrEqual(SIZES.medianFileLines);
    expect(quantile(longer, 0.9)).toBeLessThanOrEqual(SIZES.ninthDecileFunctionLines);
  });

  it('keeps no exemption that nothing needs any more', () => {
    const needed = sources.flatMap(measure);
    const stale = SIZE_EXEMPTIONS.filter(
      ({ file, limit }) => !needed.some((fault) => fault.file === file && fault.limit === limit),
    );
    expect(stale).toEqual([]);
  });

  it('was judged on every source file that git knows or would add', () => {
    for (const room of Object.keys(ROOMS)) {
      expect(
        files.filter((file) => file.startsWith(room)),
        room,
      ).not.toEqual([]);
    }
    // A downloaded archive has no git to ask.
    if (!existsSync(join(root, '.git'))) return;
    const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
    const known = execFileSync('git', [...list, '*.ts', '*.mts', '*.mjs'], { cwd: root })
      .toString()
      .split('\n')
      .filter((file) => file !== '' && existsSync(join(root, file)));
    expect(known.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('is seen to be broken where it is broken', () => {
    const text = readFileSync(join(root, 'test/architecture/broken.ts.txt'), 'utf8');
    const source = readSource('partnership/report-helpers.ts', text + '\n// more'.repeat(200));
    const long = readSource('bot/long.ts', `export function long() {${'\n'.repeat(60)}}`);
    const faults = [...judge(source, dependencies), ...measure(source), ...measure(long)];
    expect(Object.groupBy(faults, ({ rule }) => rule)).toMatchObject({
      'import law': [
        { what: 'partnership/ imports graph/client.ts' },
        { what: 'partnership/ imports node:fs' },
        { what: 'partnership/ imports botbuilder' },
        { what: 'partnership/ imports store/store.ts' },
        { what: 'partnership/ imports docx' },
        { what: 'partnership/ imports bot/main.ts' },
      ],
      'library home': [{ what: 'botbuilder is used here' }, { what: 'docx is used here' }],
      'production dependency': [{}],
      any: [{}],
      cast: [{}],
      'default export': [{}],
      environment: [{}],
      local: [{}],
      'test switched': [{}],
      'hidden import': [{}],
      SQL: [{}],
      'one partnership named': [{}],
      'left over': [{}],
      'checker silenced': [{}],
      'empty name': [{ what: 'the name CardManager says "Manager"' }, { line: 1 }],
      'file size': [{}],
      'function size': [{}],
    });
  });
});
