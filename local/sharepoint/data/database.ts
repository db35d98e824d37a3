import { readFileSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { ZodType } from 'zod';

/** The stand-in's own SQLite file. Rows are parsed by a schema on the way out, so nothing inside trusts a column blindly. */
export type Database = {
  all<T>(row: ZodType<T>, sql: string, ...values: SQLInputValue[]): T[];
  first<T>(row: ZodType<T>, sql: string, ...values: SQLInputValue[]): T | undefined;
  /** Answers how many rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** All or nothing: a throw inside undoes everything the work wrote. */
  transaction<T>(work: () => T): T;
  close(): void;
};

export function openDatabase(file: string): Database {
  const sqlite = new DatabaseSync(file);
  // FULL: an answered request must survive a power cut, as it would in the real service.
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  sqlite.exec(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
  const prepared = new Map<string, StatementSync>();
  function statement(sql: string): StatementSync {
    const known = prepared.get(sql);
    if (known) return known;
    const made = sqlite.prepare(sql);
    prepared.set(sql, made);
    return made;
  }
  function first<T>(row: ZodType<T>, sql: string, ...values: SQLInputValue[]): T | undefined {
    const found = statement(sql).get(...values);
    return found === undefined ? undefined : row.parse(found);
  }
  function all<T>(row: ZodType<T>, sql: string, ...values: SQLInputValue[]): T[] {
    return statement(sql)
      .all(...values)
      .map((found) => row.parse(found));
  }
  return {
    all,
    first,
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    transaction: (work) => inTransaction(sqlite, work),
    close: () => sqlite.close(),
  };
}

function inTransaction<T>(sqlite: DatabaseSync, work: () => T): T {
  sqlite.exec('BEGIN');
  try {
    const result = work();
    sqlite.exec('COMMIT');
    return result;
  } catch (fault) {
    sqlite.exec('ROLLBACK');
    throw fault;
  }
}
