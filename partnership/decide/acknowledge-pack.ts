import type { Command } from '../command.ts';
import type { Decision } from '../plan.ts';
import type { Held } from '../snapshot.ts';
import { personOf } from './asker.ts';
import {
  answerWith,
  type Case,
  file,
  NOTHING,
  refuse,
  renew,
  rowKey,
  tell,
  update,
} from './planning.ts';

/** *I have read it*: by the member it was sent to, of the very file they were sent. */
export function acknowledgePack(
  one: Case,
  command: Extract<Command, { kind: 'acknowledge-pack' }>,
): Decision {
  const person = personOf(one.envelope);
  const copy = one.snapshot.find('Circulation', command.circulation);
  if (person === null || copy === null || copy.row.person !== person.key) {
    return refuse({ why: 'not-your-copy' });
  }
  if (copy.row.fileHash !== command.fileHash) return refuse({ why: 'copy-superseded' });
  const message = {
    kind: 'pack-circulated',
    circulation: copy.reference,
    reminder: false,
  } as const;
  if (copy.row.readAt !== null) return answerWith(message);
  const change = update(one, copy, { readAt: one.given.now });
  const { meeting } = copy.row;
  return {
    ...NOTHING,
    answer: message,
    changes: [change],
    steps: [
      file(one, `circulation/${copy.reference}`, [change]),
      renew(one, { card: 'pack-circulated', circulation: copy.reference }),
      renew(one, { card: 'cycle-status', meeting }),
      renew(one, { card: 'pack-state', meeting }),
    ],
    relied: [rowKey('Circulation', copy.reference)],
  };
}

/** Three working days before the meeting: only to members who were reached and have not said that they read it. */
export function remindUnread(one: Case, meeting: Held<'Meetings'>): Decision {
  const unread = one.snapshot
    .rows('Circulation')
    .filter(
      (copy) =>
        copy.row.meeting === meeting.reference &&
        copy.row.method === 'teams' &&
        copy.row.readAt === null,
    );
  const steps = unread.map((copy) =>
    tell(
      copy.row.person,
      `unread/${copy.reference}`,
      { kind: 'pack-circulated', circulation: copy.reference, reminder: true },
      { unasked: true },
    ),
  );
  return { ...NOTHING, steps };
}
