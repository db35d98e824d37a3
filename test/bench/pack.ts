import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openPrinter } from '../../pack/printer.ts';
import { contentsWithReports, fullContents } from '../pack/sample-contents.ts';

/** Wall time of printing and drawing, children included, and how long the caller's own loop was ever held up. */
export interface PackFigure {
  readonly what: string;
  readonly pages: number;
  readonly bytes: number;
  readonly printMilliseconds: number;
  readonly previewMilliseconds: number;
  readonly longestBlockMilliseconds: number;
}

const ROUNDS = 5;

export async function measurePacks(): Promise<PackFigure[]> {
  return [
    await measure('8 reports', fullContents),
    await measure('60 reports', contentsWithReports(60)),
  ];
}

async function measure(what: string, contents: typeof fullContents): Promise<PackFigure> {
  const printer = openPrinter({ timeoutSeconds: 120 });
  const delays = monitorEventLoopDelay({ resolution: 5 });
  const prints: number[] = [];
  const draws: number[] = [];
  let printed = await printer.print(contents, { draft: false });
  delays.enable();
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    printed = await printer.print(contents, { draft: false });
    const drawing = performance.now();
    await printer.previews(printed.bytes, 4);
    prints.push(drawing - start);
    draws.push(performance.now() - drawing);
  }
  delays.disable();
  return {
    what,
    pages: printed.pages,
    bytes: printed.bytes.length,
    printMilliseconds: median(prints),
    previewMilliseconds: median(draws),
    longestBlockMilliseconds: Math.round(delays.max / 1e6),
  };
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0);
}

if (import.meta.main) {
  const figures = await measurePacks();
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  // oxlint-disable-next-line no-console -- a bench prints its table
  else console.table(figures);
}
