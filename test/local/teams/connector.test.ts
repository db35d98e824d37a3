import { once } from 'node:events';
import { createServer, get, IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { CHANNEL, GROUP, makeStage, people, type Stage, TENANT } from './stage.ts';

let stage: Stage;
let ticks = 0;

beforeEach(async () => {
  ticks = 0;
  stage = await makeStage({ ticks: () => ticks });
});
afterEach(() => stage.close());

const Body = z.record(z.string(), z.unknown()).or(z.array(z.unknown()));

async function call(method: string, path: string, body?: unknown, headers: object = {}) {
  const response = await fetch(stage.teams.origin + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text.startsWith('{') || text.startsWith('[') ? Body.parse(JSON.parse(text)) : {};
  return { status: response.status, body: json, headers: response.headers };
}

async function openChat(id: string): Promise<string> {
  const { body } = await call('POST', '/v3/conversations', {
    isGroup: false,
    bot: { id: '28:boardpack' },
    members: [{ id }],
    tenantId: TENANT,
  });
  return z.object({ id: z.string() }).parse(body).id;
}

function send(conversation: string, activity: object) {
  return call('POST', `/v3/conversations/${encodeURIComponent(conversation)}/activities`, {
    type: 'message',
    ...activity,
  });
}

async function history(key: string, conversation: string) {
  const query = new URLSearchParams({ conversation });
  const { body } = await call('GET', `/page/${key}/history?${query.toString()}`);
  return z
    .looseObject({
      messages: z.array(
        z.looseObject({ text: z.string(), id: z.string(), root: z.string(), deleted: z.boolean() }),
      ),
    })
    .parse(body).messages;
}

const card = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.5', body: [] },
};

describe('opening conversations', () => {
  it('opens the same chat by the person’s Teams id and by their directory id', async () => {
    const [person] = people;
    expect(await openChat('29:business-support')).toBe(await openChat(person?.aadObjectId ?? ''));
  });

  it('refuses somebody in another tenant and does not know strangers', async () => {
    const other = await call('POST', '/v3/conversations', {
      members: [{ id: '29:exec-probation' }],
    });
    const stranger = await call('POST', '/v3/conversations', { members: [{ id: '29:nobody' }] });
    expect([other.status, stranger.status]).toEqual([403, 404]);
    expect(other.body).toMatchObject({ error: { code: 'ForbiddenOperationException' } });
  });

  it('starts a thread in a channel and answers the thread’s id', async () => {
    const { status, body } = await call('POST', '/v3/conversations', {
      isGroup: true,
      channelData: { channel: { id: CHANNEL } },
      activity: { type: 'message', text: 'The cycle is open.' },
    });
    const { id, activityId } = z.object({ id: z.string(), activityId: z.string() }).parse(body);
    expect([status, id]).toEqual([201, `${CHANNEL};messageid=${activityId}`]);
    await send(id, { text: 'A reply' });
    const messages = await history('chair-dalpb', CHANNEL);
    expect(messages.map((message) => message.root)).toEqual([activityId, activityId]);
  });
});

describe('sending', () => {
  it('keeps, edits and deletes the bot’s message', async () => {
    const chat = await openChat('29:exec-chair');
    const path = `/v3/conversations/${chat}/activities`;
    const sent = await send(chat, { text: 'First' });
    const { id } = z.object({ id: z.string() }).parse(sent.body);
    expect((await call('PUT', `${path}/${id}`, { type: 'message', text: 'Second' })).status).toBe(
      200,
    );
    expect((await history('exec-chair', chat)).map(({ text }) => text)).toEqual(['Second']);
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(200);
    expect((await history('exec-chair', chat)).map(({ deleted }) => deleted)).toEqual([true]);
    expect((await call('PUT', `${path}/${id}`, { type: 'message', text: 'Third' })).status).toBe(
      404,
    );
  });

  it('takes a reply to an activity that it has never seen, as the SDK invents one', async () => {
    const chat = await openChat('29:exec-chair');
    const path = `/v3/conversations/${chat}/activities/0f2c-random`;
    expect((await call('POST', path, { type: 'message', text: 'Hello' })).status).toBe(201);
  });

  it('splits text and card into two messages and tells no id', async () => {
    const chat = await openChat('29:exec-chair');
    const sent = await send(chat, { text: 'Look', attachments: [card] });
    expect([sent.status, sent.body]).toEqual([202, {}]);
    expect(await history('exec-chair', chat)).toHaveLength(2);
  });

  it('refuses what is too large, unknown, blocked or without the bot', async () => {
    const chat = await openChat('29:exec-chair');
    expect((await send(chat, { text: 'x'.repeat(110_000) })).body).toMatchObject({
      error: { code: 'MessageSizeTooBig' },
    });
    expect((await send('19:nowhere@thread.v2', { text: 'x' })).status).toBe(404);
    expect((await send(`${CHANNEL};messageid=12`, { text: 'x' })).status).toBe(404);
    stage.teams.faults.block('exec-chair');
    expect((await send(chat, { text: 'x' })).body).toMatchObject({
      error: { code: 'ConversationBlockedByUser' },
    });
    stage.teams.faults.removeBot(GROUP);
    expect((await send(GROUP, { text: 'x' })).body).toMatchObject({
      error: { code: 'BotNotInConversationRoster' },
    });
  });

  it('lets seven through in a second, the eighth after two, and says when to come back', async () => {
    const chat = await openChat('29:business-support');
    ticks += 60_000;
    for (let at = 0; at < 7; at += 1)
      expect((await send(chat, { text: `${at}` })).status).toBe(201);
    const refused = await send(chat, { text: 'too soon' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    ticks += 1000;
    expect((await send(chat, { text: 'eighth' })).status).toBe(201);
    expect((await send(chat, { text: 'ninth' })).status).toBe(429);
    const other = await openChat('29:exec-chair');
    expect((await send(other, { text: 'another chat' })).status).toBe(201);
  });
});

describe('the roster', () => {
  it('lists only who is reached in Teams, page by page', async () => {
    const path = `/v3/conversations/${encodeURIComponent(GROUP)}`;
    const { body } = await call('GET', `${path}/pagedmembers?pageSize=500`);
    const { members } = z
      .object({ members: z.array(z.looseObject({ id: z.string() })) })
      .parse(body);
    expect(members.map(({ id }) => id)).toEqual(['29:business-support', '29:exec-chair']);
    expect((await call('GET', `${path}/members`)).body).toHaveLength(2);
    expect((await call('GET', `${path}/members/29:exec-chair`)).body).toMatchObject({
      tenantId: TENANT,
    });
    expect((await call('GET', `${path}/members/29:exec-probation`)).status).toBe(404);
    expect((await call('GET', '/v3/conversations')).status).toBe(200);
  });
});

describe('trouble to order', () => {
  it('fails the next send, and drops the connection of a message that was delivered', async () => {
    const chat = await openChat('29:exec-chair');
    stage.teams.faults.failNext({ status: 502, code: 'ServiceError' }, 'send');
    expect((await send(chat, { text: 'x' })).status).toBe(502);
    stage.teams.faults.loseNextAnswer();
    await expect(send(chat, { text: 'lost' })).rejects.toThrow('fetch failed');
    expect((await history('exec-chair', chat)).map(({ text }) => text)).toEqual(['lost']);
    expect(stage.teams.requests.filter(({ path }) => path.endsWith('/activities'))).toHaveLength(2);
  });
});

describe('people and the clock', () => {
  it('tells who there is', async () => {
    expect((await call('GET', '/people')).body).toEqual(people);
  });

  it('moves forward by a date or a duration, and never back', async () => {
    expect((await call('GET', '/clock')).body).toEqual({ now: '2026-11-24T09:00:00.000Z' });
    const day = await call('POST', '/clock', { advance: 'P1D' });
    expect(day.body).toEqual({ now: '2026-11-25T09:00:00.000Z' });
    const later = await call('POST', '/clock', { now: '2027-03-01T10:00:00Z' });
    expect(later.body).toEqual({ now: '2027-03-01T10:00:00.000Z' });
    for (const bad of [
      { now: '2026-01-01T00:00:00Z' },
      { advance: '-P1D' },
      { advance: 'soon' },
      {},
    ]) {
      expect((await call('POST', '/clock', bad)).status).toBe(400);
    }
  });

  it('keeps a day a day when the clocks change in London', async () => {
    await call('POST', '/clock', { now: '2027-03-27T09:00:00Z' });
    const { body } = await call('POST', '/clock', { advance: 'P1D' });
    expect(body).toEqual({ now: '2027-03-28T08:00:00.000Z' });
  });
});

describe('the door', () => {
  it('refuses a name that is not this computer’s', async () => {
    const asked = get(stage.teams.origin, { headers: { host: 'board.example' } });
    const [answer] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(asked, 'response'));
    expect(answer.resume().statusCode).toBe(403);
  });

  it('refuses other origins and sends a policy with the page', async () => {
    const foreign = { origin: 'https://elsewhere.example' };
    expect((await call('POST', '/clock', { advance: 'P1D' }, foreign)).status).toBe(403);
    const own = { origin: stage.teams.origin };
    expect((await call('POST', '/clock', { advance: 'P1D' }, own)).status).toBe(200);
    const page = await call('GET', '/');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('what lasts', () => {
  it('offers to try again what was on its way when the process stopped', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = z.object({ port: z.number() }).parse(silent.address());
    const waiting = await makeStage({ botEndpoint: `http://127.0.0.1:${port}/` });
    const query = new URLSearchParams({ conversation: CHANNEL }).toString();
    const path = `/page/chair-dalpb/say?${query}`;
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    await fetch(waiting.teams.origin + path, { ...init, body: '{"text":"@Boardpack help"}' });
    await waiting.reopen();
    const kept = await fetch(`${waiting.teams.origin}/page/chair-dalpb/history?${query}`);
    expect(await kept.json()).toMatchObject({ messages: [{ delivery: 'failed' }] });
    await waiting.close();
    silent.closeAllConnections();
    silent.close();
  });

  it('finds messages again after a restart, and ids go on rising', async () => {
    const chat = await openChat('29:exec-chair');
    const before = z.object({ id: z.string() }).parse((await send(chat, { text: 'kept' })).body);
    await stage.reopen();
    expect((await history('exec-chair', chat)).map(({ text }) => text)).toEqual(['kept']);
    const after = z.object({ id: z.string() }).parse((await send(chat, { text: 'next' })).body);
    expect(Number(after.id)).toBeGreaterThan(Number(before.id));
  });
});

describe('what people say', () => {
  const say = (key: string, conversation: string, body: object) =>
    call('POST', `/page/${key}/say?${new URLSearchParams({ conversation }).toString()}`, body);

  it('reaches the bot as Teams would send it', async () => {
    const chat = await openChat('29:chair-dalpb');
    await say('chair-dalpb', chat, { text: 'nil return' });
    await vi.waitFor(() => expect(stage.bot.heard).toHaveLength(1));
    expect(stage.bot.heard[0]).toMatchObject({
      type: 'message',
      text: 'nil return',
      channelId: 'msteams',
      serviceUrl: stage.teams.origin,
      from: { id: '29:chair-dalpb', aadObjectId: people[1]?.aadObjectId },
      recipient: { id: '28:boardpack' },
      conversation: { id: chat, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      timestamp: '2026-11-24T09:00:00.000Z',
      localTimestamp: '2026-11-24T09:00:00.000+00:00',
    });
  });

  it('reaches the bot in a channel only with a mention', async () => {
    await say('chair-dalpb', CHANNEL, { text: 'Morning, all' });
    await say('chair-dalpb', CHANNEL, { text: '@boardpack status' });
    await vi.waitFor(() => expect(stage.bot.heard).toHaveLength(1));
    expect(stage.bot.heard[0]).toMatchObject({
      text: '<at>Boardpack</at> status',
      entities: [{ type: 'mention', mentioned: { id: '28:boardpack' } }, { type: 'clientInfo' }],
      channelData: { team: { aadGroupId: '44444444-4444-4444-8444-444444444444' } },
    });
    expect(stage.bot.heard[0]?.conversation.id).toMatch(/;messageid=\d+$/);
  });

  it('lets nobody speak in chats that are not theirs', async () => {
    const chat = await openChat('29:chair-dalpb');
    expect((await say('exec-chair', chat, { text: 'x' })).status).toBe(404);
    expect((await say('exec-chair', CHANNEL, { text: 'x' })).status).toBe(404);
  });
});
