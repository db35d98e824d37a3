import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { z } from 'zod';
import type { TeamsClock, TeamsOptions, TeamsPerson } from '../../../local/teams/options.ts';
import { serveTeams, type Teams } from '../../../local/teams/serve.ts';

export const TENANT = '11111111-1111-4111-8111-111111111111';
export const CHANNEL = '19:dalpb@thread.tacv2';
export const GROUP = '19:executive@thread.v2';
const Heard = z.looseObject({ type: z.string(), conversation: z.looseObject({ id: z.string() }) });
type Heard = z.infer<typeof Heard>;

function person(key: string, name: string, at: number, reach: 'teams' | 'link'): TeamsPerson {
  const tail = String(at).padStart(12, '0');
  return {
    key,
    name,
    title: name,
    userId: `29:${key}`,
    aadObjectId: `22222222-2222-4222-8222-${tail}`,
    tenantId: reach === 'teams' ? TENANT : '33333333-3333-4333-8333-333333333333',
    email: `${key}@partnership.example`,
    roles: [key],
    reach,
  };
}

export const people = [
  person('business-support', 'Business Support Officer', 1, 'teams'),
  person('chair-dalpb', 'Chair, Domestic Abuse Local Partnership Board', 2, 'teams'),
  person('exec-chair', 'Executive Chair', 3, 'teams'),
  person('deputy-dalpb', 'Deputy Chair, Domestic Abuse Local Partnership Board', 4, 'teams'),
  person('exec-probation', 'Executive Member, Probation', 5, 'link'),
];

export interface Bot {
  heard: Heard[];
  /** What the next invokes are answered: an HTTP status with a body. */
  answer(reply: (invoke: Heard) => { status: number; body: unknown }): void;
  endpoint: string;
  close(): Promise<void>;
  /** Listens again at the same address. */
  reopen(): Promise<void>;
}

/** A bot that writes down what it hears. */
async function startBot(): Promise<Bot> {
  const heard: Heard[] = [];
  let reply: (invoke: Heard) => { status: number; body: unknown } = () => ({
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noted.' },
  });
  const app = express().use(express.json({ limit: '1mb' }));
  app.post('/api/messages', (request, response) => {
    const activity = Heard.parse(request.body);
    heard.push(activity);
    if (activity.type !== 'invoke') return void response.status(200).json({});
    const { status, body } = reply(activity);
    response.status(status).json(body);
  });
  let server = createServer(app);
  const port = await listen(server, 0);
  return {
    heard,
    answer: (next) => void (reply = next),
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    async reopen() {
      server = createServer(app);
      await listen(server, port);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve(z.object({ port: z.number() }).parse(server.address()).port),
    );
  });
}

/** A clock that stands still until it is moved. */
function makeClock(start = '2026-11-24T09:00:00.000Z'): TeamsClock {
  let now = new Date(start);
  return {
    now: () => now,
    moveTo: async (to) => void (now = to),
    nextEvent: async () => ({ at: new Date(now.getTime() + 3_600_000), what: 'First reminder' }),
    nextWorkingDay: () => new Date(now.getTime() + 86_400_000),
  };
}

export interface Stage {
  teams: Teams;
  bot: Bot;
  options: TeamsOptions;
  /** Closes Teams and starts it again on the same folder. */
  reopen(): Promise<Teams>;
  close(): Promise<void>;
}

export async function makeStage(change: Partial<TeamsOptions> = {}): Promise<Stage> {
  const bot = await startBot();
  const dataDir = mkdtempSync(join(tmpdir(), 'teams-'));
  const options: TeamsOptions = {
    dataDir,
    port: 0,
    botEndpoint: bot.endpoint,
    bot: { id: '28:boardpack', name: 'Boardpack' },
    tenantId: TENANT,
    people,
    teams: [
      {
        id: '19:team@thread.tacv2',
        name: 'Wiltshire CSP',
        aadGroupId: '44444444-4444-4444-8444-444444444444',
        channels: [
          {
            id: CHANNEL,
            name: 'DALPB',
            memberKeys: ['business-support', 'chair-dalpb', 'deputy-dalpb'],
          },
        ],
      },
    ],
    groupChats: [
      {
        id: GROUP,
        name: 'Executive',
        memberKeys: ['business-support', 'exec-chair', 'exec-probation'],
      },
    ],
    clock: makeClock(),
    commands: [
      { title: 'help', description: 'What you can say' },
      { title: 'status', description: 'Who owes what' },
      { title: 'report', description: 'Open your highlight report' },
      { title: 'boardpack', description: 'The next meeting’s pack' },
    ],
    origins: new Map([['https://csp.sharepoint.com', new URL(bot.endpoint).origin]]),
    log: { info: () => undefined, error: () => undefined },
    ...change,
  };
  const stage: Stage = {
    teams: await serveTeams(options),
    bot,
    options,
    async reopen() {
      await stage.teams.close();
      stage.teams = await serveTeams(options);
      return stage.teams;
    },
    async close() {
      await stage.teams.close();
      await bot.close();
      rmSync(dataDir, { recursive: true });
    },
  };
  return stage;
}
