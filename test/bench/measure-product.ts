import { join } from 'node:path';
import { type Figure, figure } from './figures.ts';
import { measureEcho } from './measure-echo.ts';
import { measureMemory } from './memory.ts';
import { type Ready, startProduct } from './product.ts';
import { playQuarter, type QuarterTimes } from './quarter.ts';

const EMPTY_STARTS = 3;
const EXISTING_STARTS = 5;

type Say = (line: string) => void;

/** Starts on empty folders, a quarter's work in the last of them, and starts on that one, which then holds it. */
export async function measureProduct(folder: string, say: Say): Promise<Figure[]> {
  say('starts on an empty folder');
  const empty: Ready[] = [];
  for (let run = 1; run < EMPTY_STARTS; run++) {
    empty.push(await startOn(join(folder, `empty-${run}`)));
  }
  const kept = join(folder, 'kept');
  const product = await startProduct(kept);
  empty.push(product.ready);
  const figures = readyFigures('an empty folder', 8000, empty);
  try {
    say('a quarter');
    const times = await playQuarter(product.origins);
    figures.push(...quarterFigures(times, await measureEcho()));
    figures.push(...memoryFigures(await measureMemory(product.pid)));
  } finally {
    await product.stop();
  }
  say('starts on that folder');
  const existing: Ready[] = [];
  for (let run = 0; run < EXISTING_STARTS; run++) existing.push(await startOn(kept));
  return [...readyFigures('an existing folder', 4000, existing), ...figures];
}

async function startOn(dataDir: string): Promise<Ready> {
  const product = await startProduct(dataDir);
  await product.stop();
  return product.ready;
}

function readyFigures(folder: string, target: number, starts: readonly Ready[]): Figure[] {
  const after = starts.map((start) => start.after);
  const worked = starts.flatMap((start) => start.worked ?? []);
  return [
    figure(`ready, on ${folder}`, 'ms', target, after),
    ...(worked.length === 0 ? [] : [figure('… processor time of it', 'ms', null, worked)]),
  ];
}

function quarterFigures(times: QuarterTimes, echoes: readonly number[]): Figure[] {
  const { opens, submits, acknowledges, drafts } = times;
  const presses = figure('a press answered', 'ms', 250, [...opens, ...submits, ...acknowledges]);
  const echo = figure('a bare express answering', 'ms', null, echoes);
  return [
    presses,
    figure('… opening the form', 'ms', null, opens),
    figure('… submitting a report', 'ms', null, submits),
    figure('… acknowledging the pack', 'ms', null, acknowledges),
    echo,
    figure('press ÷ bare express, medians', '×', null, [presses.median / echo.median]),
    figure('boardpack draft, words to card', 'ms', 3000, drafts),
  ];
}

/** The whole by proportional share, which counts shared memory once; one process by all that it has resident. */
function memoryFigures(memory: Awaited<ReturnType<typeof measureMemory>>): Figure[] {
  if (memory === null) return [];
  const { whole, alone } = memory;
  const pss = whole.map((sample) => sample.pss);
  return [
    figure('local product with its database, PSS', 'MB', 600, pss),
    figure(
      '… added up as RSS',
      'MB',
      null,
      whole.map((sample) => sample.rss),
    ),
    figure(
      'its process, stand-ins included, RSS',
      'MB',
      null,
      alone.map((sample) => sample.rss),
    ),
  ];
}
