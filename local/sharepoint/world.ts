import type { Database } from './data/database.ts';

/** A person the directory knows: who may be invited to a file, and how they are shown. */
export type DirectoryPerson = { aadObjectId: string; name: string; email: string };

/** A static message with data beside it; never fields, texts or tokens. */
export type Log = (message: string, data: Record<string, string | number>) => void;

/** What every request may need. */
export type World = {
  db: Database;
  now: () => Date;
  log: Log;
  people: DirectoryPerson[];
  /** signs the short-lived download addresses */
  secret: string;
  /** where this server listens, known once it does */
  origin: () => string;
};

/** Graph's times carry no fractions of a second. */
export function stampOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
