import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application, type Listening, listen } from '../../bot/server.ts';
import { TeamsAdapter } from '../../bot/teams/adapter.ts';
import type { Allowed } from '../../bot/teams/guards.ts';
import type { Inbound } from '../../bot/teams/inbound.ts';
import { LOOPBACK, SILENT, TENANT } from './scene.ts';

const MARK = 'do-not-echo-me';
const taken: Inbound[] = [];
let trouble = false;

function activity(change: object = {}): object {
  return {
    type: 'message',
    id: 'activity-1',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9',
    from: { id: '29:somebody', aadObjectId: '00000000-0000-4000-8000-000000000001' },
    recipient: { id: '28:boardpack' },
    conversation: { id: 'chat', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text: MARK,
    ...change,
  };
}

function serve(
  allowed: Allowed,
  credential: ConstructorParameters<typeof TeamsAdapter>[0]['credential'],
) {
  const adapter = new TeamsAdapter({ appId: 'boardpack', credential });
  const app = application({
    allowed,
    authenticated: (authorization, body, take) => adapter.receive(authorization, body, take),
    take: (inbound) => {
      if (trouble) return Promise.reject(new Error(MARK));
      taken.push(inbound);
      return Promise.resolve(null);
    },
    isReady: () => false,
    log: SILENT,
  });
  return listen(app, 0, '127.0.0.1');
}

describe('the door for activities', () => {
  let server: Listening;
  beforeAll(async () => {
    server = await serve(LOOPBACK, null);
  });
  afterAll(() => server.close());

  const post = (body: string, type = 'application/json') =>
    fetch(`http://127.0.0.1:${server.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });

  it('lets an activity of an allowed tenant in', async () => {
    taken.length = 0;
    const response = await post(JSON.stringify(activity()));
    expect(response.status).toBe(200);
    expect(taken).toMatchObject([{ kind: 'words', text: MARK, from: { where: 'personal' } }]);
  });

  it.each([
    ['another channel', { channelId: 'directline' }, 403],
    ['another tenant', foreign('22222222-2222-4222-8222-222222222222'), 403],
    ['no tenant', { channelData: {}, conversation: { id: 'chat' } }, 403],
    ['a connector elsewhere', { serviceUrl: 'https://connector.example.org/' }, 403],
    [
      'a connector that only begins like this machine',
      { serviceUrl: 'http://127.0.0.1.example.org' },
      403,
    ],
    ['a user name in the address', { serviceUrl: 'http://127.0.0.1@example.org/' }, 403],
    ['no sender', { from: undefined }, 400],
    ['no conversation', { conversation: MARK }, 400],
    ['a number for a type', { type: 7 }, 400],
    ['no address to answer at', { serviceUrl: MARK }, 400],
  ])('refuses %s, tells nothing and takes nothing', async (_, change, status) => {
    taken.length = 0;
    await refused(await post(JSON.stringify(activity(change))), status);
    expect(taken).toEqual([]);
  });

  it.each([
    ['no JSON', `{"text": "${MARK}"`, 'application/json', 400],
    ['an array', `["${MARK}"]`, 'application/json', 400],
    ['a text', `"${MARK}"`, 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a form', `text=${MARK}`, 'application/x-www-form-urlencoded', 400],
    [
      'two megabytes',
      JSON.stringify(activity({ text: MARK.repeat(150_000) })),
      'application/json',
      413,
    ],
  ])('refuses %s', async (_, body, type, status) => {
    await refused(await post(body, type), status);
  });

  it('answers a fault of its own with a reference, no stack and no words of the fault', async () => {
    trouble = true;
    const response = await post(JSON.stringify(activity()));
    trouble = false;
    const body = await refused(response, 500);
    expect(body).toMatch(/"reference":"[0-9A-F]{8}"/);
  });

  it('takes no other method and no other path', async () => {
    expect((await fetch(`http://127.0.0.1:${server.port}/api/messages`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${server.port}/${MARK}`)).status).toBe(404);
  });

  it('is up before it is ready', async () => {
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(503);
  });

  it('survives a request that breaks off', async () => {
    await new Promise<void>((resolve) => {
      const broken = request({ port: server.port, path: '/api/messages', method: 'POST' });
      broken.setHeader('content-length', '1000').on('error', () => resolve());
      broken.write('{"type":', () => broken.destroy());
    });
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  });
});

describe('the door in production', () => {
  let server: Listening;
  const allowed = {
    tenants: new Set([TENANT]),
    hosts: ['smba.trafficmanager.net'],
    loopback: false,
  };
  beforeAll(async () => {
    server = await serve(allowed, { getToken: () => Promise.resolve({ token: 'token' }) });
  });
  afterAll(() => server.close());

  const post = (body: object, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${server.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it.each([{}, { authorization: 'Bearer not-a-token' }, { authorization: 'Basic abc' }] as const)(
    'asks for a token that holds: %j',
    async (headers) => {
      taken.length = 0;
      const teams = activity({ serviceUrl: 'https://smba.trafficmanager.net/uk/' });
      await refused(await post(teams, headers), 401);
      expect(taken).toEqual([]);
    },
  );

  it.each([
    'http://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net.example.org/',
    'https://smba.trafficmanager.net:8443/',
    'http://127.0.0.1:9/',
  ])('answers no connector at %s', async (serviceUrl) => {
    await refused(await post(activity({ serviceUrl })), 403);
  });
});

function foreign(id: string): object {
  return {
    channelData: { tenant: { id } },
    conversation: { id: 'chat', conversationType: 'personal', tenantId: TENANT },
  };
}

async function refused(response: Response, status: number): Promise<string> {
  const body = await response.text();
  expect(response.status).toBe(status);
  expect(body).not.toContain(MARK);
  expect(body).not.toMatch(/\bat .*\.(?:ts|js)/);
  expect(response.headers.get('x-powered-by')).toBeNull();
  return body;
}
