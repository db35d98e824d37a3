import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../partnership/message.ts';
import type { Living } from '../../partnership/plan.ts';
import type { Conversation, Store } from '../../store/store.ts';
import { usePostgres } from '../postgres.ts';
import { AT, commitOf, open, partnership, WILTSHIRE } from './scene.ts';

const postgres = usePostgres();
const LATER = '2026-11-23T10:00:00.000Z';

describe('what is known of messages, conversations and files', () => {
  let store: Store;
  let round = 0;
  /** A partnership of its own for each test. */
  let key = '';
  beforeAll(async () => {
    const partnerships = Array.from({ length: 10 }, (_, at) => partnership(`p${at + 1}`));
    store = await open(await postgres.migrated(), { partnerships });
  });
  afterAll(() => store.close());

  function next(): string {
    round += 1;
    key = `p${round}`;
    return key;
  }

  const message: Message = { kind: 'cycle-status', meeting: 'EXEC' };
  const living: Living = { card: 'cycle-status', meeting: 'EXEC' };

  async function sent(name: string, person: string, activity: string): Promise<void> {
    await store.messages.intend({ partnership: key, key: name, person, message, living, at: AT });
    const outcome = { state: 'sent', conversation: `chat-${person}`, activity } as const;
    await store.messages.note(key, name, outcome, AT);
  }

  it('records an intent once and gives back what stands', async () => {
    const intent = { partnership: next(), key: 'm', person: 'chair', message, living, at: AT };
    const first = await store.messages.intend(intent);
    expect(first).toMatchObject({ fresh: true, sent: { state: 'intended', message, living } });
    await store.messages.note(key, 'm', { state: 'unconfirmed' }, LATER);
    const second = await store.messages.intend(intent);
    expect(second).toMatchObject({ fresh: false, sent: { state: 'unconfirmed' } });
    const { deliveries } = await store.memory.snapshot(key);
    expect(deliveries).toEqual([
      { key: 'm', person: 'chair', kind: 'cycle-status', state: 'unconfirmed', at: LATER },
    ]);
  });

  it('keeps the time of sending when a card is only drawn anew', async () => {
    next();
    await sent('m', 'chair', 'a1');
    await store.messages.note(key, 'm', { state: 'sent', drawn: 'hash' }, LATER);
    expect((await store.memory.snapshot(key)).deliveries).toMatchObject([{ at: AT }]);
  });

  it('finds the newest card of each person who holds one', async () => {
    next();
    await sent('m1', 'chair', 'a1');
    await sent('m2', 'deputy', 'a2');
    await sent('m3', 'chair', 'a3');
    const intent = { partnership: key, key: 'm4', person: 'author', message, living, at: AT };
    await store.messages.intend(intent);
    const holders = await store.messages.holders(key, living);
    expect(holders.map(({ key: name }) => name)).toEqual(['m3', 'm2']);
    const other = await store.messages.holders(key, { card: 'pack-state', meeting: 'EXEC' });
    expect(other).toEqual([]);
  });

  it('does not count a card whose place another message has taken', async () => {
    next();
    await sent('form', 'chair', 'a1');
    const receipt = { kind: 'overdue', report: 'HR' } as const;
    const intent = { partnership: key, key: 'r', person: 'chair', message: receipt, at: AT };
    await store.messages.intend({ ...intent, living: null });
    const outcome = { state: 'sent', conversation: 'chat-chair', activity: 'a1' } as const;
    await store.messages.note(key, 'r', outcome, AT);
    expect(await store.messages.holders(key, living)).toEqual([]);
  });

  it('writes to the newest personal conversation of a person', async () => {
    const conversation: Conversation = {
      partnership: next(),
      conversation: 'one',
      kind: 'personal',
      person: 'chair',
      serviceUrl: 'https://teams.example.org/',
      tenant: 'tenant',
      userId: '29:chair',
      reachable: true,
    };
    const newest = () => store.conversations.newestPersonal(key, 'chair');
    expect(await newest()).toBeNull();
    await store.conversations.note(conversation, AT);
    await store.conversations.note({ ...conversation, conversation: 'two' }, AT);
    expect(await newest()).toMatchObject({ conversation: 'two' });
    await store.conversations.note(conversation, AT);
    expect(await newest()).toEqual(conversation);
    await store.conversations.markUnreachable(key, 'one', LATER);
    expect(await newest()).toEqual({ ...conversation, reachable: false });
    await store.conversations.note(conversation, LATER);
    expect(await store.conversations.find(key, 'one')).toEqual(conversation);
    expect(await store.conversations.find('kent', 'one')).toBeNull();
  });

  it('keeps bytes under their own hash', async () => {
    const bytes = new TextEncoder().encode('a pack');
    const hash = await store.memory.keepFile(bytes, 'application/pdf');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await store.memory.keepFile(bytes, 'application/pdf')).toBe(hash);
    const kept = await store.memory.file(hash);
    expect(kept?.mediaType).toBe('application/pdf');
    expect(new TextDecoder().decode(kept?.bytes)).toBe('a pack');
    expect(await store.memory.file('nothing')).toBeNull();
  });

  it('shows how far a pack is, with the pictures of its pages added one by one', async () => {
    const pack = { partnership: next(), meeting: 'EXEC', packVersion: '0.1', at: AT };
    await store.memory.notePackStage({ ...pack, stage: 'collecting', previews: [] });
    await store.memory.notePackStage({ ...pack, stage: 'drawing previews', previews: ['b'] });
    await store.memory.notePackStage({ ...pack, stage: 'filing', previews: ['b', 'a'] });
    const { packs } = await store.memory.snapshot(key);
    expect(packs).toEqual([
      { meeting: 'EXEC', packVersion: '0.1', stage: 'filing', previews: ['b', 'a'], at: AT },
    ]);
  });

  it('keeps partnerships apart, also under the same keys', async () => {
    const [one, other] = [next(), next()];
    await store.memory.commit(commitOf('same', { partnership: one }));
    expect(await store.memory.answered(other, 'same')).toBeNull();
    await store.memory.commit(commitOf('same', { partnership: other }));
    await expect(store.memory.snapshot(WILTSHIRE)).rejects.toThrow('no partnership');
  });
});
