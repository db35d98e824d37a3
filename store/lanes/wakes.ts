import { fromKysely, PgBoss } from 'pg-boss';
import type { Work } from '../database.ts';
import type { Log } from '../log.ts';

/** A lane of one partnership. */
export interface LaneName {
  readonly partnership: string;
  readonly lane: string;
}

/**
 * pg-boss as the bell: it wakes a replica when a step has been committed, and again when a retry is due. What there is
 * to do, and in which order, stands in the outbox only, so a wake that is lost or comes twice costs nothing but time.
 */
export interface Wakes {
  /** Rings with the transaction: it is heard when, and only when, that is committed. */
  ring(work: Work, lanes: readonly LaneName[]): Promise<void>;
  ringLater(work: Work, lane: LaneName, seconds: number): Promise<void>;
  /** Gives every wake to `wake`, which resolves when it can take the next. */
  listen(wake: (lane: LaneName) => Promise<void>): Promise<void>;
  stopListening(): Promise<void>;
  close(): Promise<void>;
}

const QUEUE = 'lane';

const QUEUE_SETTINGS = {
  // One wake for each commit and lane, none thrown together: a wake that was dropped in favour of one already being
  // worked on would leave the newer step lying. `key_strict_fifo` is no cure; it orders by random ids (found: 19 of 20 keys wrong).
  policy: 'standard',
  // LISTEN/NOTIFY: some 10 ms from commit to work in place of a polling interval.
  notify: true,
  // A wake is done when its lane has its turn, not when the steps are, so neither expiry nor a heartbeat can cut off a step.
  expireInSeconds: 600,
  // The default of 2 would give a wake up after a short trouble with the database; the sweep would find the lane, but later.
  retryLimit: 20,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 30,
  // pg-boss deletes queued jobs after 14 days without a word. No wake waits longer than a retry does; the sweep covers the rest.
  retentionSeconds: 2 * 24 * 3600,
  // Wakes that have been heard say nothing to anybody; 0 would keep them for ever.
  deleteAfterSeconds: 600,
} as const;

const WORK_SETTINGS = {
  // One bell-ringer for each process. `groupConcurrency` does not hold on a real PostgreSQL (57 violations in 200 jobs),
  // so one-at-a-time for each lane is the lane lock's work (locks.ts), never pg-boss's.
  localConcurrency: 1,
  batchSize: 20,
  // Without this a worker takes one batch for each polling interval, however many wait.
  burstWhenBatchFull: true,
  // With NOTIFY on the default is 30 s, and retries wait for it, because a job whose time has come rings no bell.
  notifyPollingIntervalSeconds: 1,
  pollingIntervalSeconds: 1,
} as const;

export async function openWakes(
  connectionString: string,
  log: Log,
  migrate: boolean,
): Promise<Wakes> {
  const boss = new PgBoss({
    connectionString,
    application_name: 'boardpack wakes',
    max: 3,
    migrate,
    useListenNotify: true,
    // The clock of the business is the bot's own; nothing here runs by cron.
    schedule: false,
    registerInstance: false,
    // A worker that was killed leaves its wakes behind; they are found again at this pace.
    superviseIntervalSeconds: 30,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (fault) => log.warn({ fault: fault.name }, 'The wake-up queue has trouble'));
  await boss.start();
  // Another replica may have made it: both calls together give the same queue with the same settings.
  await boss.createQueue(QUEUE, QUEUE_SETTINGS);
  return wakesOn(boss);
}

function wakesOn(boss: PgBoss): Wakes {
  const jobOf = ({ partnership, lane }: LaneName) => ({ data: { partnership, lane } });
  return {
    async ring(work, lanes) {
      if (lanes.length === 0) return;
      await boss.insert(QUEUE, lanes.map(jobOf), { db: fromKysely(work) });
    },
    async ringLater(work, lane, seconds) {
      const job = { ...jobOf(lane), startAfter: new Date(Date.now() + seconds * 1000) };
      await boss.insert(QUEUE, [job], { db: fromKysely(work) });
    },
    async listen(wake) {
      await boss.work<LaneName>(QUEUE, WORK_SETTINGS, async (jobs) => {
        for (const { data } of jobs) await wake(data);
      });
    },
    stopListening: () => boss.offWork(QUEUE),
    close: () => boss.stop({ graceful: false }),
  };
}
