import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Log } from '../log.ts';
import type { LaneName } from './wakes.ts';

/**
 * One replica at a time in a lane. The locks are session locks on a connection of their own: they end by themselves when
 * the process is killed, and no row waits meanwhile.
 */
export interface LaneLocks {
  /** Null when another replica is in the lane. */
  take(lane: LaneName): Promise<Lease | null>;
  close(): Promise<void>;
}

export interface Lease {
  /** False once the connection is lost, and the lane with it: another replica may be at work there. */
  held(): boolean;
  free(): Promise<void>;
}

/**
 * A process that is stopped but not dead would keep its lanes for ever: the server ends the session of one that has been
 * silent this long. The pulse keeps a healthy one well inside it.
 */
const SILENCE_MS = 30_000;
const PULSE_MS = 8_000;

export function openLocks(connectionString: string, log: Log): LaneLocks {
  let session: Promise<Client> | null = null;
  const lost = () => {
    session = null;
  };
  const inTurn = oneByOne();
  const pulse = setInterval(() => {
    const mine = session;
    if (mine === null) return;
    inTurn(async () => (await mine).query('select 1')).catch(lost);
  }, PULSE_MS);
  pulse.unref();
  return {
    async take(lane) {
      const mine = (session ??= connect(connectionString, log, lost));
      if (!(await inTurn(() => ask(mine, 'pg_try_advisory_lock', lane)))) return null;
      const held = () => session === mine;
      return {
        held,
        async free() {
          // Nothing to free when the session is gone: its locks went with it.
          if (held()) await inTurn(() => ask(mine, 'pg_advisory_unlock', lane));
        },
      };
    },
    async close() {
      clearInterval(pulse);
      const client = await session?.catch(() => null);
      await client?.end();
    },
  };
}

async function ask(
  session: Promise<Client>,
  name: 'pg_try_advisory_lock' | 'pg_advisory_unlock',
  lane: LaneName,
): Promise<boolean> {
  const client = await session;
  const number = numberOf(lane);
  const { rows } = await client.query<{ yes: boolean }>(`select ${name}($1::bigint) as yes`, [
    number,
  ]);
  return rows[0]?.yes === true;
}

async function connect(connectionString: string, log: Log, lost: () => void): Promise<Client> {
  const client = new Client({
    connectionString,
    application_name: 'boardpack lanes',
    options: `-c idle_session_timeout=${SILENCE_MS}`,
    keepAlive: true,
  });
  client.on('error', (fault) => log.warn({ fault: fault.name }, 'The lane locks were lost'));
  client.once('end', lost);
  try {
    await client.connect();
  } catch (fault) {
    lost();
    throw fault;
  }
  return client;
}

/** A connection does one thing at a time. */
function oneByOne(): <T>(ask: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const next = last.then(ask, ask);
    last = next;
    return next;
  };
}

/** Advisory locks are numbers. Two lanes that fall on the same one would only wait for each other. */
function numberOf({ partnership, lane }: LaneName): string {
  const hash = createHash('sha256').update(`${partnership}\n${lane}`).digest();
  return hash.readBigInt64BE(0).toString();
}
