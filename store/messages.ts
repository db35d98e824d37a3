import { type Living, livingKey } from '../partnership/plan.ts';
import type { Database } from './database.ts';
import type { Messages, SentMessage } from './store.ts';

const FIELDS = [
  'partnership',
  'key',
  'person',
  'conversation',
  'activity',
  'state',
  'message',
  'living',
  'drawn',
] as const;

export function openMessages(database: Database): Messages {
  return {
    intend: (message) => intend(database, message),
    note: (partnership, key, outcome, at) => note(database, partnership, key, outcome, at),
    holders: (partnership, living) => holders(database, partnership, living),
  };
}

async function intend(
  database: Database,
  { partnership, key, person, message, living, at }: Parameters<Messages['intend']>[0],
): Promise<{ fresh: boolean; sent: SentMessage }> {
  const fresh = await database
    .insertInto('messages')
    .values({
      partnership,
      key,
      person,
      kind: message.kind,
      message: JSON.stringify(message),
      living: living === null ? null : JSON.stringify(living),
      living_key: living === null ? null : livingKey(living),
      state: 'intended',
      intended_at: at,
      noted_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(FIELDS)
    .executeTakeFirst();
  if (fresh) return { fresh: true, sent: fresh };
  const sent = await database
    .selectFrom('messages')
    .select(FIELDS)
    .where('partnership', '=', partnership)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return { fresh: false, sent };
}

async function note(
  database: Database,
  partnership: string,
  key: string,
  outcome: Parameters<Messages['note']>[2],
  at: string,
): Promise<void> {
  const noted = await database
    .updateTable('messages')
    .set((eb) => ({
      ...outcome,
      // A card that is only drawn anew was not sent anew.
      noted_at: eb.case().when('state', '=', outcome.state).then(eb.ref('noted_at')).else(at).end(),
    }))
    .where('partnership', '=', partnership)
    .where('key', '=', key)
    .executeTakeFirst();
  if (noted.numUpdatedRows === 0n) throw new Error(`Nobody intended the message ${key}.`);
}

/** A card whose place another message has taken is held by nobody: drawing it anew would wipe out its successor. */
async function holders(
  database: Database,
  partnership: string,
  living: Living,
): Promise<readonly SentMessage[]> {
  return database
    .selectFrom('messages as held')
    .distinctOn('person')
    .select(FIELDS)
    .where('partnership', '=', partnership)
    .where('living_key', '=', livingKey(living))
    .where('activity', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('messages as next')
            .whereRef('next.partnership', '=', 'held.partnership')
            .whereRef('next.conversation', '=', 'held.conversation')
            .whereRef('next.activity', '=', 'held.activity')
            .whereRef('next.seq', '>', 'held.seq'),
        ),
      ),
    )
    .orderBy('person')
    .orderBy('seq', 'desc')
    .execute();
}
