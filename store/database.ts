import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { DatabaseError, Pool } from 'pg';
import type { Log } from './log.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type Work = Transaction<Tables>;

/**
 * Nobody waits for ever on a row: a process that was stopped in the middle of a transaction (measured: 33 s until it
 * went on) would otherwise hold up everybody who wants the same report.
 */
const LIMITS = '-c lock_timeout=4000 -c idle_in_transaction_session_timeout=8000';

/** Connections of one process: a commit takes milliseconds, and the embedded server has 40 for everybody. */
const CONNECTIONS = 8;

export function openDatabase(connectionString: string, log: Log): Database {
  const pool = new Pool({
    connectionString,
    max: CONNECTIONS,
    options: LIMITS,
    application_name: 'boardpack',
  });
  // An idle connection that breaks is replaced by the next use; without a listener Node would end the process.
  pool.on('error', (fault) => log.warn({ fault: fault.name }, 'A database connection broke'));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

/** Somebody else held what this transaction needed, longer than it may wait. Nothing was written; it may be tried again. */
export function isCrowded(fault: unknown): boolean {
  return (
    fault instanceof DatabaseError && (fault.code === LOCK_NOT_AVAILABLE || fault.code === DEADLOCK)
  );
}

/** PostgreSQL takes at most 65,535 parameters in one statement. */
export function inPortions<T>(all: readonly T[], size = 1000): T[][] {
  const portions: T[][] = [];
  for (let at = 0; at < all.length; at += size) portions.push(all.slice(at, at + size));
  return portions;
}
