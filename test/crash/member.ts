import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';
import { actionNamed, type Card, wordsOf } from '../stories/card.ts';
import { PersonEntry } from '../stories/person-entry.ts';
import type { Rig } from './rig.ts';

const Posted = z.looseObject({
  type: z.string(),
  attachments: z.array(z.object({ content: z.record(z.string(), z.unknown()) })).optional(),
});

/** One message as it stands with the person now. */
export interface Post {
  readonly id: string;
  card: Card | null;
}

/** What the test does once, at a moment that only the wire knows. */
interface Hooks {
  onPost: (() => void) | null;
  onPostAnswered: (() => void) | null;
  onAnswer: (() => void) | null;
}

export interface Member {
  readonly key: string;
  /** Every message that arrived as a new one, in order. */
  readonly posts: readonly Post[];
  readonly hooks: Hooks;
  /** Says it, and again until a card has come that fits: as somebody does whose question went unanswered. */
  asks(text: string, fits: RegExp): Promise<Post>;
  /** Says it and waits until that is answered. What it brings about comes later. */
  says(text: string): Promise<void>;
  /** Presses a button, with what was typed; gives the words of the answer. */
  presses(post: Post, title: RegExp, typed?: object): Promise<string>;
  close(): void;
}

const TRIES = 5;

/**
 * Somebody at a connector of their own that outlives the product. Like Teams it delivers an activity that was not answered
 * again, under the same id, and it keeps what has arrived even when the answer to it was lost.
 */
export async function meet(rig: Rig, key: string): Promise<Member> {
  const { teams } = await rig.ready();
  const people = z.array(PersonEntry).parse(await (await fetch(`${teams}/people`)).json());
  const person = people.find((each) => each.key === key);
  if (!person) throw new Error(`Nobody has the key ${key}`);
  const posts: Post[] = [];
  const hooks: Hooks = { onPost: null, onPostAnswered: null, onAnswer: null };
  const server = await connector(posts, hooks);
  const frame = frameFor(person, server);

  async function deliver(what: object): Promise<string> {
    const body = JSON.stringify({ ...frame, id: randomUUID(), ...what });
    for (;;) {
      const answer = await post(rig, body);
      if (answer === null) continue;
      take(hooks, 'onAnswer')?.();
      if (answer.status >= 300) throw new Error(`${key} was answered ${answer.status}`);
      return answer.text;
    }
  }

  return {
    key,
    posts,
    hooks,
    async asks(text, fits) {
      const known = posts.length;
      for (let left = TRIES; left > 0; left -= 1) {
        await deliver({ type: 'message', text });
        const found = posts.slice(known).findLast((each) => fits.test(wordsOf(each.card)));
        if (found) return found;
      }
      throw new Error(`${key} said “${text}” ${TRIES} times and was not answered`);
    },
    async says(text) {
      await deliver({ type: 'message', text });
    },
    async presses({ id, card }, title, typed = {}) {
      const { verb = '', data } = actionNamed(card, title);
      const action = { type: 'Action.Execute', verb, data: { ...data, ...typed } };
      const value = { action, trigger: 'manual' };
      return deliver({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId: id });
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Null when the answer was lost. */
async function post(rig: Rig, body: string): Promise<{ status: number; text: string } | null> {
  const { bot } = await rig.ready();
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${bot}/api/messages`, { method: 'POST', headers, body });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

function take(hooks: Hooks, name: keyof Hooks): (() => void) | null {
  const hook = hooks[name];
  hooks[name] = null;
  return hook;
}

function frameFor(me: PersonEntry, server: Server) {
  const { port } = z.custom<AddressInfo>().parse(server.address());
  return {
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: `http://127.0.0.1:${port}`,
    from: { id: me.userId, name: me.name, aadObjectId: me.aadObjectId },
    recipient: { id: '28:boardpack', name: 'Boardpack' },
    conversation: {
      id: `a:${me.key}-${randomUUID()}`,
      conversationType: 'personal',
      tenantId: me.tenantId,
    },
    channelData: { tenant: { id: me.tenantId } },
  };
}

function connector(posts: Post[], hooks: Hooks): Promise<Server> {
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  const cardIn = (body: unknown) => Posted.parse(body).attachments?.[0]?.content ?? null;
  const base = '/v3/conversations/:conversation/activities';
  app.post([base, `${base}/:parent`], (request, response) => {
    const id = randomUUID();
    if (Posted.parse(request.body).type === 'message') {
      posts.push({ id, card: cardIn(request.body) });
      const hook = take(hooks, 'onPost');
      // Whoever sent it is killed here: there is nobody left to answer.
      if (hook) return hook();
    }
    response.once('finish', () => take(hooks, 'onPostAnswered')?.());
    response.status(201).json({ id });
  });
  app.put(`${base}/:id`, (request, response) => {
    const held = posts.find((each) => each.id === request.params.id);
    if (held) held.card = cardIn(request.body);
    response.json({ id: request.params.id });
  });
  const server = createServer(app);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
