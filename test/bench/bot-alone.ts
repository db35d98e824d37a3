import { enableCompileCache } from 'node:module';
import { z } from 'zod';

enableCompileCache();

/** What a production process finds outside itself, told by the parent instead of by settings. */
export const Surroundings = z.object({
  port: z.number(),
  databaseUrl: z.string(),
  serviceUrl: z.string(),
  partnershipsFile: z.string(),
  logFile: z.string(),
  origins: z.array(z.tuple([z.string(), z.string()])),
  /** Milliseconds by which the sample's clock is ahead of the machine's. */
  clockAhead: z.number(),
});

/** The bot by itself, as production runs it: database, SharePoint and Teams are other processes. */
async function run(told: unknown): Promise<void> {
  const { assemble } = await import('../../bot/assemble.ts');
  const { localConfig } = await import('../../bot/config.ts');
  const { openLog } = await import('../../bot/log.ts');
  const { readPartnerships } = await import('../../bot/partnerships.ts');
  const { partnershipsFile, logFile, origins, clockAhead, ...values } = Surroundings.parse(told);
  const config = localConfig({ ...values, partnerships: readPartnerships(partnershipsFile) });
  const token = { token: 'local-app', expiresOnTimestamp: Number.POSITIVE_INFINITY };
  const bot = await assemble(config, {
    credential: { getToken: () => Promise.resolve(token) },
    origins: new Map(origins),
    connectorCredential: null,
    now: () => new Date(Date.now() + clockAhead),
    log: openLog('info', logFile),
  });
  process.once('SIGTERM', () => void bot.stop().then(() => process.exit(0)));
  await bot.listen();
  await bot.commission();
  process.send?.('ready');
}

if (import.meta.main) process.once('message', (told) => void run(told));
