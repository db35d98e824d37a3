import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../bot/desk.ts';
import { TeamsAdapter } from '../../bot/teams/adapter.ts';
import type { Inbound, Origin, Press } from '../../bot/teams/inbound.ts';
import { openWire } from '../../bot/teams/wire.ts';
import { takeTurn } from '../../bot/turn.ts';
import type { Messenger, Ports } from '../../partnership/ports.ts';
import { usePostgres } from '../postgres.ts';
import { LOOPBACK, like, NOW, PARTNERSHIP, SAMPLE, type Scene, SILENT, setScene } from './scene.ts';

const postgres = usePostgres();
let count = 0;

describe('a turn', () => {
  let scene: Scene;
  let desk: Desk;
  beforeAll(async () => {
    scene = await setScene(await postgres.fresh());
    desk = deskFor(scene, scene.messenger);
  });
  afterAll(() => scene.close());
  beforeEach(() => {
    scene.connector.requests.length = 0;
  });

  const paths = () => scene.connector.requests.map(({ method, path }) => `${method} ${path}`);
  const sent = () => JSON.stringify(scene.connector.requests.map(({ body }) => body));
  const from = (person: string, change: Partial<Origin> = {}) => originOf(scene, person, change);
  const press = (person: string, verb: string, data: object = {}): Press => ({
    kind: 'press',
    from: from(person),
    verb,
    data,
    onMessage: 'card-1',
    awaitsAnswer: true,
  });

  it('answers words with a card in the chat in which they were said', async () => {
    await takeTurn({ kind: 'words', from: from('chair-dalpb'), text: '/Help' }, desk);
    expect(paths()).toEqual(['POST /conversations/chat-chair-dalpb/activities']);
  });

  it('answers what Teams delivers twice once', async () => {
    const words: Inbound = { kind: 'words', from: from('chair-dalpb'), text: 'help' };
    await takeTurn(words, desk);
    await takeTurn(words, desk);
    expect(paths()).toHaveLength(1);
  });

  it('answers in the person’s own chat what was asked in a channel, and tells the channel no more', async () => {
    await takeTurn({ kind: 'words', from: from('business-support'), text: 'hello' }, desk);
    scene.connector.requests.length = 0;
    const channel = from('business-support', { conversation: 'channel-1', where: 'channel' });
    await takeTurn({ kind: 'words', from: channel, text: 'status' }, desk);
    expect(paths()).toEqual([
      'POST /conversations/chat-business-support/activities',
      'POST /conversations/channel-1/activities',
    ]);
    const said = JSON.stringify(scene.connector.requests[1]?.body);
    expect(said).toContain('private chat');
    for (const { title } of (await scene.store.memory.snapshot(PARTNERSHIP))
      .rows('Subgroups')
      .map(({ row }) => row)) {
      expect(said).not.toContain(title);
    }
  });

  it('tells a stranger one sentence and nothing of the partnership', async () => {
    const stranger = from('chair-dalpb', { directoryKey: 'ffffffff-0000-4000-8000-000000000000' });
    await takeTurn({ kind: 'words', from: stranger, text: 'status' }, desk);
    expect(paths()).toHaveLength(1);
    expect(sent()).toContain('I do not know you yet');
    expect(sent()).not.toContain('Wiltshire');
  });

  it('knows nobody by a directory id of another tenant', async () => {
    const elsewhere = from('chair-dalpb', { tenant: '99999999-0000-4000-8000-000000000000' });
    const answer = await takeTurn({ ...press('chair-dalpb', 'help'), from: elsewhere }, desk);
    expect(answer).toMatchObject({ value: like(/I do not know you yet/) });
  });

  it('answers a press with a card, and an expected no with a sentence that leaves the card alone', async () => {
    const card = await takeTurn(press('business-support', 'help'), desk);
    expect(card).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard' },
    });
    const no = await takeTurn(press('chair-dalpb', 'pause'), desk);
    expect(no).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: like(/Only business support can do that/),
    });
    expect(paths()).toEqual([]);
  });

  it.each([
    ['a verb that is not ours', 'drop-tables', {}],
    ['data of another shape', 'confirm-roster', { meeting: 7 }],
    [
      'a form of a report that does not exist',
      'submit-report',
      { report: 'HR-X', form: 'f', basedOn: 0 },
    ],
    [
      'a text too long for any field',
      'return-pack',
      { meeting: 'm', contentsHash: 'h', reason: 'x'.repeat(20_001) },
    ],
  ])('answers %s with a sentence', async (_, verb, data) => {
    const answer = await takeTurn(press('business-support', verb, data), desk);
    expect(answer).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: like(/\.$/),
    });
  });

  it('answers an invoke that it does not know, and stays silent on the rest', async () => {
    const other = { kind: 'other', from: from('chair-dalpb') } as const;
    const answer = await takeTurn({ ...other, awaitsAnswer: true }, desk);
    expect(answer).toMatchObject({
      statusCode: 200,
      type: like(/./),
      value: like(/./),
    });
    expect(await takeTurn({ ...other, awaitsAnswer: false }, desk)).toBeNull();
  });

  it('keeps the card of somebody who may not see its newest state', async () => {
    const gone = press('business-support', 'refresh-status', { meeting: 'EXEC-2000-01-01' });
    const answer = await takeTurn({ ...gone, kind: 'refresh' }, desk);
    expect(answer).toMatchObject({ statusCode: 404, type: 'application/vnd.microsoft.error' });
  });

  it('welcomes whoever installs it once, however often Teams says so', async () => {
    await takeTurn({ kind: 'installed', from: from('chair-road') }, desk);
    await takeTurn({ kind: 'installed', from: from('chair-road') }, desk);
    expect(paths()).toHaveLength(1);
  });

  it('tells a fault in one sentence with the reference under which it is logged', async () => {
    const broken: Messenger = {
      tell: () => Promise.reject(new Error('A secret of the inside')),
      renew: () => Promise.reject(new Error('A secret of the inside')),
    };
    const words: Inbound = { kind: 'words', from: from('chair-dalpb'), text: 'help' };
    await takeTurn(words, deskFor(scene, broken));
    expect(sent()).toMatch(/reference [0-9A-F]{8}/);
    expect(sent()).not.toContain('secret');
  });
});

function deskFor(scene: Scene, messenger: Messenger): Desk {
  const adapter = new TeamsAdapter({ appId: 'boardpack', credential: null });
  return {
    ports: portsFor(scene, messenger),
    conversations: scene.store.conversations,
    wire: openWire(adapter, '28:boardpack', LOOPBACK),
    partnerships: [PARTNERSHIP],
    contact: 'support@example.org',
    log: SILENT,
    now: () => NOW,
  };
}

/** Turns file and print nothing themselves: that is done in jobs, which do not run here. */
function portsFor(scene: Scene, messenger: Messenger): Ports {
  const never = () => Promise.reject(new Error('No turn does this'));
  return {
    memory: scene.store.memory,
    register: { write: never },
    library: { put: never, share: never },
    messenger,
    printer: { print: never, previews: never },
    given: () => ({ now: NOW, hash: (text) => text, freshId: `fresh-${count}` }),
    release: never,
  };
}

function originOf(scene: Scene, key: string, change: Partial<Origin>): Origin {
  const person = SAMPLE.people.find((each) => each.key === key);
  if (!person) throw new Error(`No such person in the sample: ${key}`);
  count += 1;
  return {
    activity: `activity-${count}`,
    conversation: `chat-${key}`,
    where: 'personal',
    serviceUrl: scene.connector.url,
    tenant: person.tenantId,
    userId: person.userId,
    directoryKey: person.aadObjectId,
    ...change,
  };
}
