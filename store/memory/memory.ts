import { sql } from 'kysely';
import type { Memory } from '../../partnership/ports.ts';
import type { PackProgress } from '../../partnership/snapshot.ts';
import type { Database } from '../database.ts';
import type { Wakes } from '../lanes/wakes.ts';
import { readChanges } from './changes.ts';
import { answered, commit } from './commit.ts';
import { keepFile, readFile } from './files.ts';
import { settle } from './settle.ts';
import type { Snapshots } from './snapshots.ts';

export function openMemory(database: Database, wakes: Wakes, snapshots: Snapshots): Memory {
  return {
    snapshot: (partnership) => snapshots.take(partnership),
    answered: (partnership, key) => answered(database, partnership, key),
    commit: (wanted) => commit(database, wakes, wanted),
    changes: (ids) => readChanges(database, ids),
    settle: (filed, at) => settle(database, filed, at),
    notePackStage: (stage) => notePackStage(database, stage),
    keepFile: (bytes, mediaType) => keepFile(database, bytes, mediaType),
    file: (hash) => readFile(database, hash),
  };
}

async function notePackStage(
  database: Database,
  {
    partnership,
    meeting,
    packVersion,
    stage,
    previews,
    at,
  }: PackProgress & { partnership: string },
): Promise<void> {
  await database
    .insertInto('pack_progress')
    .values({ partnership, meeting, pack_version: packVersion, stage, previews: [...previews], at })
    .onConflict((conflict) =>
      conflict.columns(['partnership', 'meeting', 'pack_version']).doUpdateSet({
        stage,
        at,
        // A stage that is noted again after a crash brings pictures that are there already.
        previews: sql<string[]>`pack_progress.previews || array(
          select new.hash from unnest(excluded.previews) with ordinality as new(hash, place)
          where new.hash <> all(pack_progress.previews) order by new.place)`,
      }),
    )
    .execute();
}
