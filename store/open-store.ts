import type { Partnership } from '../partnership/snapshot.ts';
import { openConversations } from './conversations.ts';
import { type Database, openDatabase } from './database.ts';
import { openLanes } from './lanes/lanes.ts';
import { openWakes, type Wakes } from './lanes/wakes.ts';
import type { Log } from './log.ts';
import { openMemory } from './memory/memory.ts';
import { openSnapshots } from './memory/snapshots.ts';
import { openMessages } from './messages.ts';
import { migrateToLatest } from './migrate.ts';
import { openMirror } from './mirror/mirror.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  readonly connectionString: string;
  readonly partnerships: readonly Partnership[];
  /** Business time. Retries and timeouts go by the real clock. */
  readonly now: () => string;
  readonly log: Log;
  /** False where a deployment brings the tables up to date beforehand and the process may not change them. */
  readonly migrate?: boolean;
}

/** Opens what the process remembers. Several processes may do so on one database at once. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { connectionString, partnerships, now, log, migrate = true } = options;
  const database = openDatabase(connectionString, log);
  const wakes = await prepared(database, options, migrate);
  const known = new Map(partnerships.map((one) => [one.key, one] as const));
  const lanes = openLanes({
    connectionString,
    database,
    wakes,
    partnerships: [...known.keys()],
    now,
    log,
  });
  return {
    memory: openMemory(database, wakes, openSnapshots(database, known, now, log)),
    messages: openMessages(database),
    conversations: openConversations(database),
    lanes,
    mirror: openMirror(database, log),
    async close() {
      await lanes.stop();
      await wakes.close();
      await database.destroy();
    },
  };
}

/** Tables first, then the wake-up queue. What cannot be opened leaves no connection behind. */
async function prepared(
  database: Database,
  { connectionString, log }: StoreOptions,
  migrate: boolean,
): Promise<Wakes> {
  try {
    if (migrate) await migrateToLatest(database);
    return await openWakes(connectionString, log, migrate);
  } catch (fault) {
    await database.destroy();
    throw fault;
  }
}
