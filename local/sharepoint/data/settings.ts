import { z } from 'zod';
import type { Database } from './database.ts';

const Setting = z.object({ value: z.string() });

export function readSetting(db: Database, name: string): string | undefined {
  return db.first(Setting, 'SELECT value FROM settings WHERE name = ?', name)?.value;
}

export function writeSetting(db: Database, name: string, value: string): void {
  db.run('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)', name, value);
}

/** The stored value, or the one made now and stored, so that a restart finds the same. */
export function settingOnce(db: Database, name: string, make: () => string): string {
  const known = readSetting(db, name);
  if (known !== undefined) return known;
  const made = make();
  writeSetting(db, name, made);
  return made;
}
