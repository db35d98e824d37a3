import { createHash } from 'node:crypto';
import type { Database } from '../database.ts';

/** Keeps bytes under their own SHA-256: the same file is kept once, and nobody can put another in its place. */
export async function keepFile(
  database: Database,
  bytes: Uint8Array,
  mediaType: string,
): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  await database
    .insertInto('files')
    .values({ hash, media_type: mediaType, bytes: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return hash;
}

export async function readFile(database: Database, hash: string) {
  const kept = await database
    .selectFrom('files')
    .select(['bytes', 'media_type as mediaType'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  return kept ?? null;
}
