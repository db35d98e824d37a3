import { writeSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { listNames } from '../../partnership/record/lists.ts';
import { aroundFetch, aroundPorts } from './around.ts';
import { isOwnPoint, type OwnPoint } from './points.ts';
import { type Look, Order } from './wire.ts';

enableCompileCache();

// The whole product, which kills itself at a named point:
// node child.ts FOLDER PORT GRAPH_PORT TEAMS_PORT [POINT HOW_OFTEN_TO_PASS_IT_FIRST]
const [dataDir = '', port, graphPort, teamsPort, point, passes] = process.argv.slice(2);

const armed: { point: OwnPoint | null; passes: number } = { point: null, passes: 0 };
if (point !== undefined) arm(point, Number(passes));

function arm(name: string, often: number): void {
  if (!isOwnPoint(name)) throw new Error(`There is no point ${name}`);
  armed.point = name;
  armed.passes = often;
}

function reach(passed: OwnPoint): void {
  if (passed !== armed.point) return;
  if (armed.passes > 0) {
    armed.passes -= 1;
    return;
  }
  tell({ reached: passed });
  process.kill(process.pid, 'SIGKILL');
}

/** Written at once: nothing that is only on its way survives what may come next. */
function tell(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

globalThis.fetch = aroundFetch(globalThis.fetch, reach);

// Loaded after the compile cache is on: a restart then takes half the time.
const { start } = await import('../../local/start.ts');

const product = await start({
  dataDir,
  port: Number(port),
  graphPort: Number(graphPort),
  teamsPort: Number(teamsPort),
  fresh: false,
  around: (ports) => aroundPorts(ports, reach),
});

async function look(question: number): Promise<Look> {
  await product.bot.idle();
  const snapshot = await product.bot.ports.memory.snapshot('wiltshire');
  const unfiled = listNames().flatMap((list) =>
    snapshot.rows(list).flatMap((row) => (row.waiting ? [`${list}/${row.reference}`] : [])),
  );
  return { question, unfiled, deliveries: [...snapshot.deliveries] };
}

async function obey(message: unknown): Promise<void> {
  const order = Order.parse(message);
  if (order.say === 'look') {
    process.send?.(await look(order.question));
    return;
  }
  arm(order.point, order.passes);
  tell({ armed: order.point });
}

function fail(fault: unknown): void {
  process.stderr.write(`${fault instanceof Error ? fault.stack : 'unknown fault'}\n`);
  process.exit(1);
}

process.on('message', (message) => void obey(message).catch(fail));
// Told to stop, or whoever started it is gone: the database must not stay behind.
for (const end of ['SIGTERM', 'disconnect']) {
  process.once(end, () => void product.stop().then(() => process.exit(0), fail));
}
tell({ ready: product.origins });
