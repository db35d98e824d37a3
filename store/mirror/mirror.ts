import type { Site } from '../../partnership/marking.ts';
import type { ListName } from '../../partnership/record/lists.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { Mirror } from '../store.ts';
import { apply } from './apply.ts';

export function openMirror(database: Database, log: Log): Mirror {
  return {
    tokens: (partnership) => tokens(database, partnership),
    apply: (page) => database.transaction().execute((work) => apply(work, page, log)),
    noteRead: (partnership, at) => noteRead(database, partnership, at),
  };
}

async function tokens(
  database: Database,
  partnership: string,
): Promise<ReadonlyMap<`${Site}/${ListName}`, string>> {
  const rows = await database
    .selectFrom('delta_tokens')
    .select(['site', 'list', 'token'])
    .where('partnership', '=', partnership)
    .execute();
  const known = new Map<`${Site}/${ListName}`, string>();
  for (const { site, list, token } of rows) {
    if (token !== null) known.set(`${site}/${list}`, token);
  }
  return known;
}

async function noteRead(database: Database, partnership: string, at: string): Promise<void> {
  await database
    .insertInto('partnerships')
    .values({ key: partnership, mirrored_at: at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ mirrored_at: at }))
    .execute();
}
