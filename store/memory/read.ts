import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Delivery, HeldDraft, PackProgress } from '../../partnership/snapshot.ts';
import type { Database } from '../database.ts';
import type { KnownVersion } from './racks.ts';
import { knownRows } from './rows.ts';

/** What has changed since a horizon, read in one statement and so at one moment. */
export interface News {
  /**
   * Every transaction before this one had ended when this was read: what they wrote is known, and the next
   * reading need only ask for rows that later ones touched. No counter has to be locked for that.
   */
  readonly horizon: string;
  readonly mirroredAt: string | null;
  readonly rows: readonly KnownVersion[];
  readonly drafts: readonly (Omit<HeldDraft, 'draft'> & { draft: HeldDraft['draft'] | null })[];
  readonly deliveries: readonly Delivery[];
  readonly packs: readonly PackProgress[];
}

/** Before the first transaction: everything is news. */
export const EVERYTHING = '0';

export async function readNews(
  database: Database,
  partnership: string,
  since: string,
): Promise<News> {
  const touched = sql<string>`${since}::xid8`;
  const now = sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`;
  return database
    .selectNoFrom((eb) => [
      now.as('horizon'),
      eb
        .selectFrom('partnerships as p')
        .where('p.key', '=', partnership)
        .select('p.mirrored_at')
        .as('mirroredAt'),
      jsonArrayFrom(knownRows(database, partnership).where('v.touched', '>=', touched)).as('rows'),
      jsonArrayFrom(
        eb
          .selectFrom('drafts as d')
          .where('d.partnership', '=', partnership)
          .where('d.touched', '>=', touched)
          .select(['d.report', 'd.person', 'd.draft', 'd.saved_at as savedAt']),
      ).as('drafts'),
      jsonArrayFrom(deliveries(database, partnership).where('s.touched', '>=', touched)).as(
        'deliveries',
      ),
      jsonArrayFrom(
        eb
          .selectFrom('pack_progress as k')
          .where('k.partnership', '=', partnership)
          .where('k.touched', '>=', touched)
          .select(['k.meeting', 'k.pack_version as packVersion', 'k.stage', 'k.previews', 'k.at']),
      ).as('packs'),
    ])
    .executeTakeFirstOrThrow();
}

function deliveries(database: Database, partnership: string) {
  return database
    .selectFrom('messages as s')
    .where('s.partnership', '=', partnership)
    .select(['s.key', 's.person', 's.kind', 's.state', 's.noted_at as at'])
    .orderBy('s.seq');
}
