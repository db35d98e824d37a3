import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS install (token TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id INTEGER NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    root INTEGER NOT NULL,
    sender TEXT NOT NULL,
    activity TEXT NOT NULL,
    created_at TEXT NOT NULL,
    edited_at TEXT,
    deleted_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    delivery TEXT NOT NULL CHECK (delivery IN ('sending', 'sent', 'failed'))
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_by_conversation ON messages (conversation, seq);
  CREATE TABLE IF NOT EXISTS views (
    seq INTEGER NOT NULL REFERENCES messages (seq),
    person TEXT NOT NULL,
    version INTEGER NOT NULL,
    card TEXT NOT NULL,
    PRIMARY KEY (seq, person)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS reactions (
    seq INTEGER NOT NULL REFERENCES messages (seq),
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (seq, person, kind)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS reads (
    conversation TEXT NOT NULL,
    person TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, person)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS files (
    token TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS introductions (
    conversation TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (conversation, person)
  ) STRICT;
`;

/**
 * Opens (or makes) the stand-in's own database. `synchronous = FULL` because the bot is told 201 right after
 * the commit: with NORMAL a power cut could forget a message that the bot believes delivered.
 */
export function openDatabase(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'teams.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  database.exec(SCHEMA);
  database.exec(
    'INSERT INTO install SELECT lower(hex(randomblob(8))) WHERE NOT EXISTS (SELECT 1 FROM install)',
  );
  return database;
}

/** Runs `work` in one transaction: all of it lasts, or none. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (fault) {
    database.exec('ROLLBACK');
    throw fault;
  }
}
