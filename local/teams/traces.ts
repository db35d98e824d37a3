import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Card } from './activity.ts';

/** What one viewer sees in place of a message's card: the answer to a press or a refresh. */
export interface View {
  seq: number;
  version: number;
  card: Card;
}

const ViewRow = z.object({
  seq: z.number(),
  version: z.number(),
  card: z.string().transform((text) => Card.parse(JSON.parse(text))),
});

/** Keeps a view, unless the bot has edited the message since the press: then the edit is newer and rules. */
export function keepView(database: DatabaseSync, person: string, view: View): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO views (seq, person, version, card)
       SELECT seq, ?, version, ? FROM messages WHERE seq = ? AND version = ? AND deleted_at IS NULL
       ON CONFLICT (seq, person) DO UPDATE SET card = excluded.card, version = excluded.version`,
    )
    .run(person, JSON.stringify(view.card), view.seq, view.version);
  return Number(changes) > 0;
}

export function viewsOf(database: DatabaseSync, person: string, conversation: string): View[] {
  const query = database.prepare(
    `SELECT views.seq, views.version, views.card FROM views JOIN messages USING (seq)
     WHERE views.person = ? AND messages.conversation = ?`,
  );
  return z.array(ViewRow).parse(query.all(person, conversation));
}

export function viewOf(database: DatabaseSync, person: string, seq: number): View | undefined {
  const query = database.prepare(
    'SELECT seq, version, card FROM views WHERE person = ? AND seq = ?',
  );
  return ViewRow.optional().parse(query.get(person, seq));
}

/** Notes that a person has opened a chat; true the first time only. */
export function introduce(database: DatabaseSync, conversation: string, person: string): boolean {
  const { changes } = database
    .prepare('INSERT OR IGNORE INTO introductions (conversation, person) VALUES (?, ?)')
    .run(conversation, person);
  return Number(changes) > 0;
}

export function forgetIntroduction(
  database: DatabaseSync,
  conversation: string,
  person: string,
): void {
  database
    .prepare('DELETE FROM introductions WHERE conversation = ? AND person = ?')
    .run(conversation, person);
}

export function markRead(
  database: DatabaseSync,
  conversation: string,
  person: string,
  seq: number,
): void {
  database
    .prepare(
      `INSERT INTO reads (conversation, person, seq) VALUES (?, ?, ?)
       ON CONFLICT (conversation, person) DO UPDATE SET seq = max(seq, excluded.seq)`,
    )
    .run(conversation, person, seq);
}

/** The number of the last message that a person has seen in a chat; 0 before the first. */
export function readUpTo(database: DatabaseSync, conversation: string, person: string): number {
  const row = database
    .prepare('SELECT max(seq) AS seq FROM reads WHERE conversation = ? AND person = ?')
    .get(conversation, person);
  return z.object({ seq: z.number().nullable() }).parse(row).seq ?? 0;
}

/** How many messages of others a person has not seen in a chat. */
export function unreadCount(database: DatabaseSync, conversation: string, person: string): number {
  const row = database
    .prepare(
      `SELECT count(*) AS unread FROM messages WHERE conversation = ? AND sender <> ? AND deleted_at IS NULL
       AND seq > coalesce((SELECT seq FROM reads WHERE reads.conversation = ? AND person = ?), 0)`,
    )
    .get(conversation, person, conversation, person);
  return z.object({ unread: z.number() }).parse(row).unread;
}

/** Sets or clears a reaction; true when that changed anything. */
export function setReaction(
  database: DatabaseSync,
  reaction: { seq: number; person: string; kind: string; on: boolean },
): boolean {
  const { seq, person, kind, on } = reaction;
  const statement = on
    ? 'INSERT OR IGNORE INTO reactions (seq, person, kind) VALUES (?, ?, ?)'
    : 'DELETE FROM reactions WHERE seq = ? AND person = ? AND kind = ?';
  return Number(database.prepare(statement).run(seq, person, kind).changes) > 0;
}

export function reactionsOf(
  database: DatabaseSync,
  seq: number,
): { person: string; kind: string }[] {
  const query = database.prepare(
    'SELECT person, kind FROM reactions WHERE seq = ? ORDER BY kind, person',
  );
  return z.array(z.object({ person: z.string(), kind: z.string() })).parse(query.all(seq));
}

/** The random mark of this database: page drafts of an earlier, thrown-away one must not come back. */
export function installToken(database: DatabaseSync): string {
  return z.object({ token: z.string() }).parse(database.prepare('SELECT token FROM install').get())
    .token;
}
