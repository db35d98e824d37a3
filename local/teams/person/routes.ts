import { json, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { fileByToken } from '../files.ts';
import { type Message, messageBySeq, setDelivery } from '../messages.ts';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { announce } from '../tenant.ts';
import { markRead } from '../traces.ts';
import type { Conversation } from '../world.ts';
import { openChat } from './open.ts';
import { execute, submit } from './press.ts';
import { react } from './react.ts';
import { refresh } from './refresh.ts';
import { deliver, say } from './say.ts';
import { chatsOf, historyOf } from './state.ts';

const Say = z
  .object({
    text: z.string().trim().max(28_000),
    root: z.string().optional(),
    files: z.array(z.string()).max(10).default([]),
  })
  .refine(({ text, files }) => text !== '' || files.length > 0);
const Press = z.object({
  kind: z.enum(['execute', 'submit']),
  action: z.object({
    id: z.string().optional(),
    title: z.string().optional(),
    verb: z.string().optional(),
  }),
  data: z.unknown().optional(),
});
const React = z.object({ kind: z.enum(['like', 'heart']), on: z.boolean() });
const Read = z.object({ seq: z.number().int() });

/** What the page asks for a person: `/page/KEY/...`, with the chat or the message as `conversation` or `seq`. */
export function personRoutes(tenant: Tenant): Router {
  const router = Router();
  router.use(json({ limit: '1mb' }));
  router.get('/:key/chats', (request, response) => {
    const person = tenant.world.person(request.params.key);
    if (!person) return void response.status(404).json({});
    response.json({ person, chats: chatsOf(tenant, person) });
  });
  chatRoutes(router, tenant);
  messageRoutes(router, tenant);
  return router;
}

function chatRoutes(router: Router, tenant: Tenant): void {
  const inChat = chatFinder(tenant);
  router.get('/:key/history', (request, response) =>
    inChat(request, response, (person, conversation) => {
      const before = Number(request.query['before']) || Number.MAX_SAFE_INTEGER;
      response.json(historyOf(tenant, person, conversation, before));
    }),
  );
  router.post('/:key/open', (request, response) =>
    inChat(request, response, async (person, conversation) => {
      await openChat(tenant, person, conversation);
      response.json({});
    }),
  );
  router.post('/:key/say', (request, response) =>
    inChat(request, response, (person, conversation) => {
      const { text, root, files: tokens } = Say.parse(request.body);
      const found = tokens.map((token) => fileByToken(tenant.database, token));
      const files = found.filter((file) => file !== undefined);
      const { seq } = say(tenant, person, { conversation, text, root, files });
      response.status(201).json({ seq });
    }),
  );
  router.post('/:key/read', (request, response) =>
    inChat(request, response, (person, conversation) => {
      markRead(tenant.database, conversation.id, person.key, Read.parse(request.body).seq);
      response.json({});
    }),
  );
}

function messageRoutes(router: Router, tenant: Tenant): void {
  const onMessage = messageFinder(tenant);
  router.post('/:key/press', (request, response) =>
    onMessage(request, response, async (person, conversation, message) => {
      const { kind, action, data } = Press.parse(request.body);
      const pressed = { conversation, message, trigger: 'manual' as const, action, data };
      const act = kind === 'execute' ? execute : submit;
      response.json(await act(tenant, person, pressed));
    }),
  );
  router.post('/:key/refresh', (request, response) =>
    onMessage(request, response, async (person, conversation, message) => {
      response.json(await refresh(tenant, person, conversation, message));
    }),
  );
  router.post('/:key/react', (request, response) =>
    onMessage(request, response, async (person, conversation, message) => {
      await react(tenant, person, conversation, message, React.parse(request.body));
      response.json({});
    }),
  );
  router.post('/:key/retry', (request, response) =>
    onMessage(request, response, async (person, conversation, message) => {
      if (message.sender !== person.key || message.delivery !== 'failed') {
        return void response.status(409).json({});
      }
      announce(tenant, conversation, setDelivery(tenant.database, message.seq, 'sending'));
      await deliver(tenant, conversation, message);
      response.json({});
    }),
  );
}

type InChat = (person: TeamsPerson, conversation: Conversation) => unknown;

/** Finds the person and one of their own chats, or answers 404. */
function chatFinder(tenant: Tenant) {
  return async (request: Request, response: Response, work: InChat): Promise<void> => {
    const person = tenant.world.person(String(request.params['key']));
    const conversation = tenant.world.conversation(asked(request.query['conversation']));
    if (!person || !conversation?.memberKeys.includes(person.key)) {
      return void response.status(404).json({});
    }
    await work(person, conversation);
  };
}

type OnMessage = (person: TeamsPerson, conversation: Conversation, message: Message) => unknown;

function messageFinder(tenant: Tenant) {
  return async (request: Request, response: Response, work: OnMessage): Promise<void> => {
    const person = tenant.world.person(String(request.params['key']));
    const message = messageBySeq(tenant.database, Number(request.query['seq']) || 0);
    const conversation = message && tenant.world.conversation(message.conversation);
    if (!person || !message || !conversation?.memberKeys.includes(person.key)) {
      return void response.status(404).json({});
    }
    await work(person, conversation, message);
  };
}

function asked(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
