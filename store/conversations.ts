import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Conversation, Conversations } from './store.ts';

const FIELDS = [
  'partnership',
  'conversation',
  'kind',
  'person',
  'service_url as serviceUrl',
  'tenant',
  'user_id as userId',
  'reachable',
] as const;

export function openConversations(database: Database): Conversations {
  return {
    note: (conversation, at) => note(database, conversation, at),
    newestPersonal: (partnership, person) => newestPersonal(database, partnership, person),
    find: (partnership, conversation) => find(database, partnership, conversation),
    markUnreachable: (partnership, conversation, at) =>
      markUnreachable(database, partnership, conversation, at),
  };
}

async function note(database: Database, one: Conversation, at: string): Promise<void> {
  const fields = {
    kind: one.kind,
    person: one.person,
    service_url: one.serviceUrl,
    tenant: one.tenant,
    user_id: one.userId,
    reachable: one.reachable,
    noted_at: at,
    // Two notes may carry the same business time; the last one to come is the newest.
    noted: sql`nextval('conversation_notes')`,
  };
  await database
    .insertInto('conversations')
    .values({ partnership: one.partnership, conversation: one.conversation, ...fields })
    .onConflict((conflict) => conflict.columns(['partnership', 'conversation']).doUpdateSet(fields))
    .execute();
}

async function newestPersonal(
  database: Database,
  partnership: string,
  person: string,
): Promise<Conversation | null> {
  const newest = await database
    .selectFrom('conversations')
    .select(FIELDS)
    .where('partnership', '=', partnership)
    .where('person', '=', person)
    .where('kind', '=', 'personal')
    .orderBy('noted', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest ?? null;
}

async function find(
  database: Database,
  partnership: string,
  conversation: string,
): Promise<Conversation | null> {
  const found = await database
    .selectFrom('conversations')
    .select(FIELDS)
    .where('partnership', '=', partnership)
    .where('conversation', '=', conversation)
    .executeTakeFirst();
  return found ?? null;
}

async function markUnreachable(
  database: Database,
  partnership: string,
  conversation: string,
  at: string,
): Promise<void> {
  await database
    .updateTable('conversations')
    .set({ reachable: false, noted_at: at })
    .where('partnership', '=', partnership)
    .where('conversation', '=', conversation)
    .execute();
}
