import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What was measured, how often, how busy the machine was meanwhile, and the target that the median is held against. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | '×';
  /** Null: no target; the figure explains another. */
  readonly target: number | null;
  readonly runs: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** Processes that wanted a core, the average of the minute before. Above the number of cores, times are too long. */
  readonly load: number;
}

export function figure(
  what: string,
  unit: Figure['unit'],
  target: number | null,
  values: readonly number[],
): Figure {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (index: number) => rounded(sorted.at(index) ?? Number.NaN);
  const load = rounded(loadavg()[0] ?? Number.NaN);
  const [min, median, max] = [at(0), at(values.length >> 1), at(-1)];
  return { what, unit, target, runs: values.length, min, median, max, load };
}

export function isMet({ target, median }: Figure): boolean | null {
  return target === null ? null : median <= target;
}

/** What the figures depend on. */
export function machine() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryMB: Math.round(totalmem() / 2 ** 20),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    load: loadavg().map(rounded),
  };
}

const HEAD = ['what', 'target', 'min', 'median', 'max', 'runs', 'load', 'met'];
const ANSWER = new Map([
  [true, 'yes'],
  [false, 'NO'],
  [null, ''],
]);

/** A table in Markdown, so that it can be kept as it is printed. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((each) => {
    const { what, unit, target, min, median, max, runs, load } = each;
    const wanted = target === null ? '' : `≤ ${target} ${unit}`;
    const middle = `${median} ${unit}`;
    return [what, wanted, min, middle, max, runs, load, ANSWER.get(isMet(each))].map(String);
  });
  const widths = HEAD.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Whole numbers where they say enough, one decimal where they do not. */
function rounded(value: number): number {
  return value < 100 ? Math.round(value * 10) / 10 : Math.round(value);
}
