import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { MEMORY } from './migrations/m001-memory.ts';
import { OUTBOX } from './migrations/m002-outbox.ts';
import type { Tables } from './tables.ts';

/** Forward only, in order of name. One that has run anywhere is never edited: the next one changes what it made. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-memory': migration(MEMORY),
  '002-outbox': migration(OUTBOX),
};

function migration(text: string): Migration {
  return {
    async up(database) {
      await sql.raw(text).execute(database);
    },
  };
}

/** Brings the tables up to date. Kysely holds a lock meanwhile, so replicas that start together do it once. */
export async function migrateToLatest(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => MIGRATIONS },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw new Error('The tables could not be brought up to date.', { cause: error });
}
