import { assemble } from './assemble.ts';
import { readConfig } from './config.ts';
import { productionCredentials } from './credentials.ts';
import { openLog } from './log.ts';
import { SettingsFault } from './settings.ts';

/** Production: settings, assembly, listening, and a clean end. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel, null);
  const bot = await assemble(config, {
    ...productionCredentials(config),
    origins: null,
    now: () => new Date(),
    log,
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void bot.stop().then(() => process.exit(0)));
  }
  await bot.listen();
  await bot.commission();
  log.info({ port: config.port }, 'Boardpack is ready');
}

main().catch((fault: unknown) => {
  const told = fault instanceof SettingsFault ? fault.message : 'Boardpack could not start.';
  process.stderr.write(`${told}\n`);
  if (!(fault instanceof SettingsFault)) openLog('error', null).error({ err: fault }, told);
  process.exitCode = 1;
});
