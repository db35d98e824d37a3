import { expect } from 'vitest';
import { z } from 'zod';
import { wordsOf } from '../stories/card.ts';
import type { Scene } from './acts.ts';
import type { Delivery } from './wire.ts';

const Chats = z.object({ chats: z.array(z.object({ id: z.string() })) });
const History = z.object({
  messages: z.array(
    z.object({
      sender: z.object({ bot: z.boolean() }),
      cards: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
});

/** A receipt that took the place of the form is an update, not a message. */
function isInPlace({ key, person, kind }: Delivery): boolean {
  return (
    kind === 'report-receipt' &&
    key.startsWith('receipt/press/') &&
    key.split('/').filter((part) => part === person).length === 2
  );
}

/**
 * Each message that is known to have arrived was sent once; one whose fate nobody knows, at most once, and it says so.
 * Counts what arrived at each person, at their own connector and in the Teams stand-in.
 */
export async function expectToldOnce(scene: Scene): Promise<void> {
  const { rig } = scene;
  const { deliveries } = await rig.settled();
  const { teams } = await rig.ready();
  const byPerson = Map.groupBy(deliveries, ({ person }) => person);
  expect(byPerson.size, 'people who were told something').toBeGreaterThan(0);
  for (const [person, all] of byPerson) {
    const told = all.filter((each) => !isInPlace(each));
    const arrived = await arrivedAt(scene, teams, person);
    const sent = told.filter(({ state }) => state === 'sent').length;
    const perhaps = told.filter(({ state }) => state === 'unconfirmed' || state === 'intended');
    const facts = `${person}: ${arrived.length} arrived, ${sent} sent, ${perhaps.length} unconfirmed`;
    expect(arrived.length, facts).toBeGreaterThanOrEqual(sent);
    expect(arrived.length, facts).toBeLessThanOrEqual(sent + perhaps.length);
    expectSingle(arrived, /I have read it/, facts);
  }
}

async function arrivedAt(
  { members }: Scene,
  teams: string,
  person: string,
): Promise<(Record<string, unknown> | null)[]> {
  const atTheirs = (members.get(person)?.posts ?? []).map((post) => post.card);
  return [...(await inStandIn(teams, person)), ...atTheirs];
}

async function inStandIn(teams: string, person: string) {
  const { chats } = Chats.parse(await get(`${teams}/page/${person}/chats`));
  const cards: (Record<string, unknown> | null)[] = [];
  for (const { id } of chats) {
    const path = `${teams}/page/${person}/history?conversation=${encodeURIComponent(id)}`;
    for (const { sender, cards: shown } of History.parse(await get(path)).messages) {
      if (sender.bot) cards.push(shown[0] ?? null);
    }
  }
  return cards;
}

function expectSingle(
  arrived: readonly (Record<string, unknown> | null)[],
  words: RegExp,
  facts: string,
): void {
  const copies = arrived.filter((card) => words.test(wordsOf(card)));
  expect(copies.length, `${words} at ${facts}`).toBeLessThanOrEqual(1);
}

async function get(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
