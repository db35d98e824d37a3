import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DrawContext } from '../../cards/context.ts';
import type { Message } from '../../partnership/message.ts';
import { person, receive, sample } from './sample.ts';
import { type Desktop, NOON } from './snapshot.ts';

/** One scene: a moment of the cycle, a reader and what they are told. Every kind of message is in here at least once. */
export interface Scene {
  readonly name: string;
  readonly message: Message;
  readonly context: DrawContext;
}

export const DECEMBER = '2026-12-10T11:00:00.000Z';
export const OVERDUE = '2026-12-04T09:30:00.000Z';

/** A picture of a page, a few bytes long: what matters is that it is shown. */
const page = readFileSync(join(import.meta.dirname, 'page.png')).toString('base64');
export const PICTURE = `data:image/png;base64,${page}`;

export function scene(
  name: string,
  message: Message,
  snapshot: Desktop,
  to: string,
  now = NOON,
  pictures: ReadonlyMap<string, string> = new Map(),
): Scene {
  return { name, message, context: { snapshot, to: person(snapshot, to), now, pictures } };
}

/** Six reports in, two not; one of those that are in came late. */
export function mostlyIn(): Desktop {
  const snapshot = sample();
  receive(snapshot, 'DALPB', { colour: 'amber' });
  receive(snapshot, 'EXP', { colour: 'green' });
  receive(snapshot, 'CDP', { colour: 'green', late: 2 });
  receive(snapshot, 'EIVR', { colour: 'blue' });
  receive(snapshot, 'SAFER', { colour: 'red' });
  return receive(snapshot, 'PREV', { colour: 'green' });
}

export function asked(): Desktop {
  const snapshot = sample();
  for (const [person, state] of [
    ['chair-dalpb', 'sent'],
    ['author-dalpb', 'sent'],
    ['chair-exp', 'unconfirmed'],
    ['author-exp', 'sent'],
    ['chair-road', 'refused'],
  ] as const) {
    const report = `HR-${person.split('-')[1]?.toUpperCase()}-2026Q2`;
    snapshot.deliveries.push({
      key: `request/${report}/${person}`,
      person,
      kind: 'report-request',
      state,
      at: NOON,
    });
  }
  return snapshot;
}
