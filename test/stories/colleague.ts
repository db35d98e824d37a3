import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import express from 'express';
import { vi } from 'vitest';
import { z } from 'zod';
import { type Card, wordsOf } from './card.ts';
import { PersonEntry } from './person-entry.ts';

const Posted = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.record(z.string(), z.unknown()) }))
    .optional(),
});

const InvokeAnswer = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });
export type InvokeAnswer = z.infer<typeof InvokeAnswer>;

export interface Seen {
  readonly id: string;
  readonly card: Card | null;
  readonly text: string;
  /** How often this message was sent or edited. */
  readonly times: number;
}

/**
 * Somebody at a connector that is not ours: a program on this machine that speaks the Bot Connector protocol, as any other
 * client may. What the bot says to them arrives here over HTTP.
 */
export async function colleague(origins: { bot: string; teams: string }, key: string) {
  const people = z.array(PersonEntry).parse(await (await fetch(`${origins.teams}/people`)).json());
  const me = people.find((person) => person.key === key);
  if (!me) throw new Error(`Nobody has the key ${key}`);
  const seen = new Map<string, Seen>();
  const conversation = `a:${key}-${randomUUID()}`;
  const server = await connector(seen);
  const origin = addressOf(server);
  const frame = frameFor(me, conversation, origin);

  async function post(activity: object): Promise<Response> {
    return fetch(`${origins.bot}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...frame(), ...activity }),
    });
  }

  async function invoke(verb: string, data: unknown, extra: object = {}): Promise<InvokeAnswer> {
    const response = await post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      ...extra,
    });
    if (response.status !== 200) throw new Error(`The press was answered ${response.status}`);
    return InvokeAnswer.parse(await response.json());
  }

  return {
    key,
    me,
    post,
    invoke,
    messages: () => [...seen.values()],
    say: async (text: string) => (await post({ type: 'message', text })).status,
    /** Waits until a message is there that fits, and gives it. */
    receives: (fits: (message: Seen) => boolean) =>
      vi.waitFor(
        () => {
          const found = [...seen.values()].findLast(fits);
          if (!found) throw new Error(`${key} has not received it; last: ${lastOf(seen)}`);
          return found;
        },
        { timeout: 30_000, interval: 20 },
      ),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Colleague = Awaited<ReturnType<typeof colleague>>;

function lastOf(seen: Map<string, Seen>): string {
  const last = [...seen.values()].at(-1);
  return `${wordsOf(last?.card ?? null)} ${last?.text ?? ''}`;
}

function frameFor(me: z.infer<typeof PersonEntry>, conversation: string, origin: string) {
  return () => ({
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: origin,
    from: { id: me.userId, name: me.name, aadObjectId: me.aadObjectId },
    recipient: { id: '28:boardpack', name: 'Boardpack' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: me.tenantId },
    channelData: { tenant: { id: me.tenantId } },
  });
}

async function connector(seen: Map<string, Seen>): Promise<Server> {
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  const take = (id: string, body: unknown) => {
    const activity = Posted.parse(body);
    if (activity.type !== 'message') return;
    seen.set(id, {
      id,
      card: activity.attachments?.[0]?.content ?? null,
      text: activity.text ?? '',
      times: (seen.get(id)?.times ?? 0) + 1,
    });
  };
  app.post(
    [
      '/v3/conversations/:conversation/activities',
      '/v3/conversations/:conversation/activities/:parent',
    ],
    (request, response) => {
      const id = randomUUID();
      take(id, request.body);
      response.status(201).json({ id });
    },
  );
  app.put('/v3/conversations/:conversation/activities/:id', (request, response) => {
    take(request.params.id, request.body);
    response.json({ id: request.params.id });
  });
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function addressOf(server: Server): string {
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${port}`;
}
