import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figure, isMet, machine, tableOf } from './figures.ts';
import { measureBotAlone } from './measure-bot-alone.ts';
import { measureProduct } from './measure-product.ts';
import { measurePacks, type PackFigure } from './pack.ts';

/** To the error output: the other gets the result alone. */
function say(line: string): void {
  process.stderr.write(`Measuring ${line} …\n`);
}

/** Everything, one thing after the other, in a folder that is removed afterwards. */
async function measureAll(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'boardpack-bench-'));
  try {
    const product = await measureProduct(folder, say);
    say('the bot by itself');
    const alone = await measureBotAlone(join(folder, 'alone'));
    say('the pack by itself');
    return [...product, ...alone, ...(await measurePacks()).flatMap(packFigures)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of these the rounds are not kept, only their middle. */
function packFigures(pack: PackFigure): Figure[] {
  const what = `pack of ${pack.what}, ${pack.pages} pages`;
  const block = [pack.longestBlockMilliseconds];
  return [
    figure(`${what}: printed`, 'ms', null, [pack.printMilliseconds]),
    figure('… its first pages drawn', 'ms', null, [pack.previewMilliseconds]),
    figure('… longest hold-up of its caller', 'ms', null, block),
  ];
}

const before = machine();
const figures = await measureAll();
if (process.argv.includes('--json')) {
  const judged = figures.map((each) => ({ ...each, met: isMet(each) }));
  process.stdout.write(`${JSON.stringify({ machine: before, figures: judged }, null, 2)}\n`);
} else {
  const { cores, processor, memoryMB, node, load } = before;
  const facts = `${cores} cores (${processor}), ${memoryMB} MB, Node ${node}, load at the start ${load.join(' ')}`;
  process.stdout.write(`${facts}\n\n${tableOf(figures)}\n`);
}
