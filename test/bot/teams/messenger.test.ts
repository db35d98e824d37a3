import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RetryLater } from '../../../bot/retry-later.ts';
import { usePostgres } from '../../postgres.ts';
import { startConnector } from '../fake-connector.ts';
import { like, NOW, noteChat, order, PARTNERSHIP, type Scene, setScene, TENANT } from '../scene.ts';

const postgres = usePostgres();
const MEETING = 'EXEC-2026-12-21';

describe('the messenger', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene(await postgres.fresh());
  });
  afterAll(() => scene.close());
  beforeEach(async () => {
    scene.connector.requests.length = 0;
    await noteChat(scene, 'chair-dalpb', 'chat-1');
  });

  const paths = () => scene.connector.requests.map(({ method, path }) => `${method} ${path}`);
  const stateOf = async (key: string) => {
    const { deliveries } = await scene.store.memory.snapshot(PARTNERSHIP);
    return deliveries.find((delivery) => delivery.key === key)?.state;
  };

  it('sends one activity with one card, a summary and no text, to the newest chat', async () => {
    await noteChat(scene, 'chair-dalpb', 'chat-2');
    expect(await scene.messenger.tell(order('k2-1', 'chair-dalpb'))).toBe('sent');
    expect(paths()).toEqual(['POST /conversations/chat-2/activities']);
    expect(scene.connector.requests[0]?.body).toMatchObject({
      type: 'message',
      summary: like(/\S/),
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.5' },
        },
      ],
    });
    expect(scene.connector.requests[0]?.body).not.toHaveProperty('text');
  });

  it('sends what has a key once, also when it is asked for twice at the same moment', async () => {
    const both = [order('k3-1', 'chair-dalpb'), order('k3-1', 'chair-dalpb')];
    expect(await Promise.all(both.map((each) => scene.messenger.tell(each)))).toEqual([
      'sent',
      'sent',
    ]);
    expect(await (await scene.restarted()).tell(order('k3-1', 'chair-dalpb'))).toBe('sent');
    expect(paths()).toHaveLength(1);
  });

  it('opens a chat by directory id with somebody who has never written, and keeps it', async () => {
    expect(await scene.messenger.tell(order('k4-1', 'chair-prev'))).toBe('sent');
    expect(await scene.messenger.tell(order('k4-2', 'chair-prev'))).toBe('sent');
    expect(paths()).toEqual([
      'POST /conversations',
      'POST /conversations/id-1/activities',
      'POST /conversations/id-1/activities',
    ]);
    expect(scene.connector.requests[0]?.body).toMatchObject({
      isGroup: false,
      bot: { id: '28:boardpack' },
      members: [{ id: like(/^00000000-/) }],
      tenantId: TENANT,
    });
  });

  it.each([500, 502, 503, 504] as const)(
    'takes a send that was answered %i for unconfirmed and never repeats it',
    async (status) => {
      const key = `answered-${status}`;
      scene.connector.reactions.push({ status });
      expect(await scene.messenger.tell(order(key, 'chair-dalpb'))).toBe('unconfirmed');
      expect(await scene.messenger.tell(order(key, 'chair-dalpb'))).toBe('unconfirmed');
      expect(paths()).toHaveLength(1);
      expect(await stateOf(key)).toBe('unconfirmed');
    },
  );

  it('takes a send whose connection was dropped for unconfirmed', async () => {
    scene.connector.reactions.push('drop');
    expect(await scene.messenger.tell(order('k6-1', 'chair-dalpb'))).toBe('unconfirmed');
    expect(paths()).toHaveLength(1);
  });

  it('asks for a retry after a 429, with the wait that Teams asked for, and then sends', async () => {
    scene.connector.reactions.push({ status: 429, headers: { 'retry-after': '7' } });
    const refused = scene.messenger.tell(order('k7-1', 'chair-dalpb'));
    await expect(refused).rejects.toThrow(RetryLater);
    await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 7 });
    expect(await scene.messenger.tell(order('k7-1', 'chair-dalpb'))).toBe('sent');
    expect(paths()).toHaveLength(2);
  });

  it('asks for a retry when nobody listens at the connector', async () => {
    const gone = await startConnector();
    await gone.close();
    await noteChat({ ...scene, connector: gone }, 'chair-dalpb', 'chat-1');
    const refused = scene.messenger.tell(order('k8-1', 'chair-dalpb'));
    await expect(refused).rejects.toThrow(RetryLater);
    expect(await stateOf('k8-1')).toBe('held');
  });

  it('takes an intent that a restart finds without outcome for unconfirmed', async () => {
    const { messages } = scene.store;
    const { partnership, key, message, living } = order('k9-1', 'chair-dalpb');
    await messages.intend({ partnership, key, person: 'chair-dalpb', message, living, at: NOW });
    expect(await (await scene.restarted()).tell(order('k9-1', 'chair-dalpb'))).toBe('unconfirmed');
    expect(paths()).toEqual([]);
  });

  it('writes no more to a chat that refused it with 403, until its person writes again', async () => {
    scene.connector.reactions.push({ status: 403 });
    expect(await scene.messenger.tell(order('k10-1', 'chair-dalpb'))).toBe('refused');
    expect(await scene.messenger.tell(order('k10-2', 'chair-dalpb'))).toBe('refused');
    expect(paths()).toHaveLength(1);
    await noteChat(scene, 'chair-dalpb', 'chat-1');
    expect(await scene.messenger.tell(order('k10-3', 'chair-dalpb'))).toBe('sent');
  });

  it('sends nothing to those who are reached by link only', async () => {
    expect(await scene.messenger.tell(order('k11-1', 'chair-opcl'))).toBe('refused');
    expect(paths()).toEqual([]);
  });

  it('puts a card in the place of an older one, and sends it anew when that is gone', async () => {
    const inPlace = order('k12-1', 'chair-dalpb', undefined, { inPlaceOf: 'old' });
    expect(await scene.messenger.tell(inPlace)).toBe('sent');
    scene.connector.reactions.push({ status: 404 });
    const gone = order('k12-2', 'chair-dalpb', undefined, { inPlaceOf: 'gone' });
    expect(await scene.messenger.tell(gone)).toBe('sent');
    expect(paths()).toEqual([
      'PUT /conversations/chat-1/activities/old',
      'PUT /conversations/chat-1/activities/gone',
      'POST /conversations/chat-1/activities',
    ]);
  });

  it('repeats an update whose answer was lost', async () => {
    scene.connector.reactions.push({ status: 502 });
    const inPlace = order('k13-1', 'chair-dalpb', undefined, { inPlaceOf: 'old' });
    await expect(scene.messenger.tell(inPlace)).rejects.toThrow(RetryLater);
    expect(await scene.messenger.tell(inPlace)).toBe('sent');
  });

  it('renews a living card in place, and leaves one alone that looks the same', async () => {
    await noteChat(scene, 'business-support', 'chat-bs');
    const living = { card: 'cycle-status', meeting: MEETING } as const;
    const status = { kind: 'cycle-status', meeting: MEETING } as const;
    await scene.messenger.tell(order('k14-1', 'business-support', status, { living }));
    await scene.messenger.renew(PARTNERSHIP, living);
    expect(paths()).toHaveLength(1);
    await scene.messenger.tell(
      order('k14-2', 'chair-dalpb', { kind: 'timeline', meeting: MEETING }, { unasked: true }),
    );
    await scene.store.mirror.noteRead(PARTNERSHIP, NOW);
    await renameSubgroup(scene);
    await scene.messenger.renew(PARTNERSHIP, living);
    expect(paths().at(-1)).toBe('PUT /conversations/chat-bs/activities/id-1');
  });

  it('holds what it would say unasked while sending is paused, but answers', async () => {
    await pauseSending(scene);
    const unasked = order('k15-1', 'chair-dalpb', undefined, { unasked: true });
    expect(await scene.messenger.tell(unasked)).toBe('held');
    expect(await scene.messenger.tell(order('k15-2', 'chair-dalpb'))).toBe('sent');
    expect(paths()).toHaveLength(1);
  });

  it('never puts a card with content into a channel', async () => {
    await scene.store.conversations.note(
      {
        partnership: PARTNERSHIP,
        conversation: 'channel-1',
        kind: 'channel',
        person: null,
        serviceUrl: scene.connector.url,
        tenant: TENANT,
        userId: null,
        reachable: true,
      },
      NOW,
    );
    const to = { kind: 'conversation', conversation: 'channel-1', person: 'chair-dalpb' } as const;
    await scene.messenger.tell(order('k16-1', 'chair-dalpb', { kind: 'help' }, { to }));
    const notice = { kind: 'notice', notice: { say: 'answered-privately' } } as const;
    await scene.messenger.tell(order('k16-2', 'chair-dalpb', notice, { to }));
    expect(paths()).toEqual([
      'POST /conversations/chat-1/activities',
      'POST /conversations/channel-1/activities',
    ]);
  });
});

function change(
  scene: Scene,
  list: 'Subgroups' | 'Settings',
  row: Record<string, string | number | null>,
) {
  return scene.store.mirror.apply({
    partnership: PARTNERSHIP,
    site: 'open',
    list,
    whole: false,
    rows: [
      {
        itemId: '1',
        eTag: '"00000000-0000-0000-0000-000000000001,2"',
        webUrl: null,
        row,
        fault: null,
      },
    ],
    deleted: [],
    token: 'token-2',
  });
}

async function renameSubgroup(scene: Scene): Promise<void> {
  const snapshot = await scene.store.memory.snapshot(PARTNERSHIP);
  const first = snapshot.rows('Subgroups').find(({ row }) => row.order === 1);
  if (!first) throw new Error('The sample has no subgroups');
  await change(scene, 'Subgroups', { ...first.row, title: 'A subgroup with another name' });
}

function pauseSending(scene: Scene): Promise<number> {
  return change(scene, 'Settings', {
    reference: 'paused',
    title: 'Hold',
    value: 'yes',
    reason: null,
  });
}
