import { enableCompileCache, flushCompileCache } from 'node:module';

enableCompileCache();

const stopping = Promise.withResolvers<void>();
let wanted = true;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    wanted = false;
    stopping.resolve();
  });
}

// Loaded after the signals are heard: loading takes a second, and somebody may think better of it.
const { readLocalSettings } = await import('../bot/config.ts');
const { CannotStart } = await import('./folder.ts');
const { start } = await import('./start.ts');

/** `npm start`: the whole product on this machine, one line when it is ready, a clean end on Ctrl-C. */
async function main(): Promise<void> {
  const product = await start({
    ...readLocalSettings(),
    fresh: process.argv.includes('--fresh'),
  });
  if (wanted) process.stdout.write(`Boardpack is ready: ${product.origins.teams}/\n`);
  // Otherwise written at a clean end only, and a product that is killed would start slowly for ever.
  flushCompileCache();
  await stopping.promise;
  await product.stop();
}

main().then(
  () => process.exit(0),
  (fault: unknown) => {
    process.stderr.write(`${sentenceFor(fault)}\n`);
    process.exit(1);
  },
);

function sentenceFor(fault: unknown): string {
  if (fault instanceof CannotStart) return fault.message;
  if (fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE') {
    return 'A port that Boardpack needs is taken. Set PORT, GRAPH_PORT or TEAMS_PORT to others.';
  }
  const detail = fault instanceof Error ? (fault.stack ?? fault.message) : 'unknown fault';
  return `Boardpack could not start.\n${detail}`;
}
