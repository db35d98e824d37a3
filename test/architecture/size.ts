import { SIZE_EXEMPTIONS, SIZES } from './law.ts';
import type { Fault } from './rules.ts';
import type { Source } from './source.ts';

type Limit = 'file' | 'function';

/** Everything in one file that passes its size, whether exempted or not. */
export function measure(source: Source): (Fault & { limit: Limit })[] {
  const isTest = source.file.startsWith('test/');
  const most = isTest ? SIZES.testFileLines : SIZES.fileLines;
  const faults: (Fault & { limit: Limit })[] = [];
  if (source.lines > most) {
    faults.push({
      rule: 'file size',
      limit: 'file',
      file: source.file,
      line: most + 1,
      what: `${source.lines} lines, ${most} allowed`,
      why: 'a file is read whole, and this is more than a reader holds',
      fix: 'it is a folder asking to be born: give each idea its file',
    });
  }
  if (isTest) return faults;
  for (const { line, lines } of source.functions) {
    if (lines <= SIZES.functionLines) continue;
    faults.push({
      rule: 'function size',
      limit: 'function',
      file: source.file,
      line,
      what: `a function of ${lines} lines, ${SIZES.functionLines} allowed`,
      why: 'it does several things, and none of them has a name',
      fix: 'name the steps and call them',
    });
  }
  return faults;
}

export function isExempt({ file, limit }: { file: string; limit: Limit }): boolean {
  return SIZE_EXEMPTIONS.some((one) => one.file === file && one.limit === limit);
}

/** The value that the given share of the numbers does not pass. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
