import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { z } from 'zod';
import { type Action, type Card, wordsOf } from '../stories/card.ts';
import { PersonEntry } from '../stories/person-entry.ts';

const Posted = z.looseObject({
  type: z.string(),
  attachments: z.array(z.object({ content: z.record(z.string(), z.unknown()) })).optional(),
});

const Place = z.object({ conversation: z.string() });

interface Message {
  readonly id: string;
  readonly card: Card | null;
  readonly at: number;
}

/** Somebody in a one-to-one chat with the bot, over HTTP, on the connector's side of the wire. */
export interface Chat {
  /** Types words; when they were sent. */
  say(text: string): Promise<number>;
  /** Presses a button with inputs; how long the answer took, and the answer itself. */
  press(action: Action, inputs?: object): Promise<{ milliseconds: number; answer: string }>;
  /** The newest card with these words, waiting for it if need be; only what arrives or changes after `since`. */
  card(words: RegExp, since?: number): Promise<{ card: Card; at: number }>;
}

const PATIENCE_MS = 60_000;
const QUIET_MS = 400;

/**
 * The connector at which all of them listen, in this process. `quiet` settles when nothing has been posted for a while:
 * then no job is under way, apart from the making of a pack, for whose card the caller waits.
 */
export async function openConnector() {
  const inboxes = new Map<string, Message[]>();
  let last = performance.now();
  const server = connector((conversation, id, body) => {
    last = performance.now();
    const posted = Posted.parse(body);
    if (posted.type !== 'message') return;
    const card = posted.attachments?.[0]?.content ?? null;
    inboxes.get(conversation)?.push({ id, card, at: last });
  });
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://127.0.0.1:${port}`;
  return {
    chat(bot: string, me: PersonEntry): Chat {
      const conversation = `a:bench-${me.key}-${randomUUID()}`;
      const inbox: Message[] = [];
      inboxes.set(conversation, inbox);
      return chatIn(`${bot}/api/messages`, frameFor(me, conversation, origin), inbox);
    },
    async quiet() {
      last = performance.now();
      while (performance.now() - last < QUIET_MS) await wait(QUIET_MS / 8);
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export async function peopleAt(teams: string): Promise<(key: string) => PersonEntry> {
  const people = z.array(PersonEntry).parse(await (await fetch(`${teams}/people`)).json());
  return (key) => {
    const found = people.find((person) => person.key === key);
    if (!found) throw new Error(`Nobody has the key ${key}`);
    return found;
  };
}

function chatIn(address: string, frame: () => object, inbox: readonly Message[]): Chat {
  async function post(activity: object): Promise<string> {
    const body = JSON.stringify({ ...frame(), ...activity });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(address, { method: 'POST', headers, body });
    const answer = await response.text();
    if (!response.ok) throw new Error(`The bot answered ${response.status}: ${answer}`);
    return answer;
  }

  return {
    async say(text) {
      const at = performance.now();
      await post({ type: 'message', text });
      return at;
    },
    async press({ verb, data }, inputs = {}) {
      const action = { type: 'Action.Execute', verb, data: { ...data, ...inputs } };
      const value = { action, trigger: 'manual' };
      const begun = performance.now();
      const answer = await post({ type: 'invoke', name: 'adaptiveCard/action', value });
      return { milliseconds: performance.now() - begun, answer };
    },
    async card(words, since = 0) {
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const found = inbox.findLast(({ card, at }) => at >= since && words.test(wordsOf(card)));
        if (found?.card) return { card: found.card, at: found.at };
        if (performance.now() > until)
          throw new Error(
            `No card says ${words}; the last: ${wordsOf(inbox.at(-1)?.card ?? null)}`,
          );
        await wait(5);
      }
    },
  };
}

function frameFor(me: PersonEntry, conversation: string, serviceUrl: string) {
  return () => ({
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: me.userId, name: me.name, aadObjectId: me.aadObjectId },
    recipient: { id: '28:boardpack', name: 'Boardpack' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: me.tenantId },
    channelData: { tenant: { id: me.tenantId } },
  });
}

function connector(take: (conversation: string, id: string, body: unknown) => void): Server {
  const app = express();
  app.use(express.json({ limit: '4mb' }));
  app.post(
    [
      '/v3/conversations/:conversation/activities',
      '/v3/conversations/:conversation/activities/:parent',
    ],
    (request, response) => {
      const id = randomUUID();
      take(Place.parse(request.params).conversation, id, request.body);
      response.status(201).json({ id });
    },
  );
  app.put('/v3/conversations/:conversation/activities/:id', (request, response) => {
    take(request.params.conversation, request.params.id, request.body);
    response.json({ id: request.params.id });
  });
  return app.listen(0, '127.0.0.1');
}
