import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Activity } from './activity.ts';
import { inTransaction } from './database.ts';

export const BOT = 'bot';

const Row = z
  .object({
    seq: z.number(),
    id: z.number(),
    conversation: z.string(),
    root: z.number(),
    sender: z.string(),
    activity: z.string().transform((text): unknown => JSON.parse(text)),
    created_at: z.string(),
    edited_at: z.string().nullable(),
    deleted_at: z.string().nullable(),
    version: z.number(),
    delivery: z.enum(['sending', 'sent', 'failed']),
  })
  .transform((row) => ({
    seq: row.seq,
    id: String(row.id),
    conversation: row.conversation,
    root: String(row.root),
    sender: row.sender,
    activity: Activity.parse(row.activity),
    createdAt: row.created_at,
    editedAt: row.edited_at,
    deleted: row.deleted_at !== null,
    version: row.version,
    delivery: row.delivery,
  }));

/** A message as kept. `sender` is a person's key or `bot`; `root` is the thread's first message (itself, if it is one). */
export type Message = z.infer<typeof Row>;

interface NewMessage {
  conversation: string;
  root?: string | undefined;
  sender: string;
  at: Date;
  delivery: Message['delivery'];
  /** The id and thread are chosen inside the transaction: the activity names both. */
  activity(id: string, root: string): Activity;
}

/** Adds messages in one transaction and gives them back as kept. */
export function addMessages(database: DatabaseSync, fresh: NewMessage[]): Message[] {
  const insert = database.prepare(
    `INSERT INTO messages (id, conversation, root, sender, activity, created_at, delivery)
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  );
  return inTransaction(database, () =>
    fresh.map((message) => {
      const id = nextId(database, message.at);
      const root = message.root ?? String(id);
      const activity = JSON.stringify(message.activity(String(id), root));
      const { conversation, sender, at, delivery } = message;
      const values = [id, conversation, Number(root), sender, activity, at.toISOString(), delivery];
      return Row.parse(insert.get(...values));
    }),
  );
}

/** Replaces what a message says; every view made of the old words goes with it. */
export function editMessage(
  database: DatabaseSync,
  seq: number,
  activity: Activity,
  at: Date,
): Message {
  return inTransaction(database, () => {
    database.prepare('DELETE FROM views WHERE seq = ?').run(seq);
    const edit = database.prepare(
      'UPDATE messages SET activity = ?, edited_at = ?, version = version + 1 WHERE seq = ? RETURNING *',
    );
    return Row.parse(edit.get(JSON.stringify(activity), at.toISOString(), seq));
  });
}

export function deleteMessage(database: DatabaseSync, seq: number, at: Date): Message {
  const erase = database.prepare(
    `UPDATE messages SET activity = '{"type":"message"}', deleted_at = ?, version = version + 1
     WHERE seq = ? RETURNING *`,
  );
  return Row.parse(erase.get(at.toISOString(), seq));
}

export function setDelivery(
  database: DatabaseSync,
  seq: number,
  delivery: Message['delivery'],
): Message {
  const update = database.prepare('UPDATE messages SET delivery = ? WHERE seq = ? RETURNING *');
  return Row.parse(update.get(delivery, seq));
}

/** What was on its way when the process died was perhaps not received: the person may try again. */
export function failUndelivered(database: DatabaseSync): void {
  database.exec("UPDATE messages SET delivery = 'failed' WHERE delivery = 'sending'");
}

export function messageById(
  database: DatabaseSync,
  conversation: string,
  id: string,
): Message | undefined {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const query = database.prepare('SELECT * FROM messages WHERE conversation = ? AND id = ?');
  return Row.optional().parse(query.get(conversation, Number(id)));
}

export function messageBySeq(database: DatabaseSync, seq: number): Message | undefined {
  return Row.optional().parse(database.prepare('SELECT * FROM messages WHERE seq = ?').get(seq));
}

/** The newest `limit` messages before `before`, oldest first. */
export function latestMessages(
  database: DatabaseSync,
  conversation: string,
  before: number,
  limit: number,
): Message[] {
  const query = database.prepare(
    'SELECT * FROM messages WHERE conversation = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  );
  return z
    .array(Row)
    .parse(query.all(conversation, before, limit))
    .reverse();
}

/** Ids look like Teams' own: milliseconds, always rising, also when the clock stands still. */
function nextId(database: DatabaseSync, at: Date): number {
  const row = database.prepare('SELECT coalesce(max(id), 0) AS last FROM messages').get();
  const { last } = z.object({ last: z.number() }).parse(row);
  return Math.max(last + 1, at.getTime());
}
