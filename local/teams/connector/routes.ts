import { setTimeout as wait } from 'node:timers/promises';
import { json, type Request, type Response, Router } from 'express';
import type { Tenant } from '../tenant.ts';
import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';
import { createConversation } from './create.ts';
import {
  activityMembers,
  listConversations,
  listMembers,
  oneMember,
  pageMembers,
  teamChannels,
  teamDetails,
} from './roster.ts';
import { removeActivity, sendActivity, updateActivity } from './send.ts';

/** One call of the bot's, for tests to count. */
export interface ConnectorRequest {
  method: string;
  path: string;
  status: number;
}

const REMEMBERED = 5000;

type Kind = 'create' | 'send' | 'update' | 'delete' | 'read';
type Handle = (part: (name: string) => string, request: Request) => Answer;

/** The Bot Connector REST API, as far as Teams offers it to a bot. */
export function connectorRoutes(tenant: Tenant, requests: ConnectorRequest[]): Router {
  const router = Router({ caseSensitive: false });
  router.use(json({ limit: '4mb' }));
  const on = (kind: Kind, handle: Handle) => (request: Request, response: Response) =>
    respond(tenant, requests, kind, request, response, handle);
  const conversation = '/conversations/:id';
  const activity = `${conversation}/activities/:activity`;
  router.get(
    '/conversations',
    on('read', () => listConversations(tenant)),
  );
  router.post(
    '/conversations',
    on('create', (_, { body }) => createConversation(tenant, body)),
  );
  router.post(
    `${conversation}/activities`,
    on('send', (part, { body }) => sendActivity(tenant, part('id'), body)),
  );
  router.post(
    activity,
    on('send', (part, { body }) => sendActivity(tenant, part('id'), body, part('activity'))),
  );
  router.put(
    activity,
    on('update', (part, { body }) => updateActivity(tenant, part('id'), part('activity'), body)),
  );
  router.delete(
    activity,
    on('delete', (part) => removeActivity(tenant, part('id'), part('activity'))),
  );
  rosterRoutes(router, tenant, on);
  return router;
}

function rosterRoutes(
  router: Router,
  tenant: Tenant,
  on: (kind: Kind, handle: Handle) => (request: Request, response: Response) => Promise<void>,
): void {
  const conversation = '/conversations/:id';
  router.get(
    `${conversation}/members`,
    on('read', (part) => listMembers(tenant, part('id'))),
  );
  router.get(
    `${conversation}/pagedmembers`,
    on('read', (part, request) => {
      const { pageSize, continuationToken } = request.query;
      const token = typeof continuationToken === 'string' ? continuationToken : undefined;
      return pageMembers(tenant, part('id'), Number(pageSize) || 500, token || undefined);
    }),
  );
  router.get(
    `${conversation}/members/:member`,
    on('read', (part) => oneMember(tenant, part('id'), part('member'))),
  );
  router.get(
    `${conversation}/activities/:activity/members`,
    on('read', (part) => activityMembers(tenant, part('id'), part('activity'))),
  );
  router.get(
    '/teams/:id',
    on('read', (part) => teamDetails(tenant, part('id'))),
  );
  router.get(
    '/teams/:id/conversations',
    on('read', (part) => teamChannels(tenant, part('id'))),
  );
}

async function respond(
  tenant: Tenant,
  requests: ConnectorRequest[],
  kind: Kind,
  request: Request,
  response: Response,
  handle: Handle,
): Promise<void> {
  const delay = tenant.desk.delay();
  if (delay > 0) await wait(delay);
  const part = (name: string): string => String(request.params[name] ?? '');
  const answer = ordered(tenant, kind) ?? handle(part, request);
  requests.push({ method: request.method, path: request.originalUrl, status: answer.status });
  if (requests.length > REMEMBERED) requests.shift();
  const delivered = (kind === 'send' || kind === 'create') && answer.status < 300;
  if (delivered && tenant.desk.takeLostAnswer()) {
    request.socket.destroy();
    return;
  }
  if (answer.retryAfter !== undefined) response.set('retry-after', String(answer.retryAfter));
  response.status(answer.status).json(answer.body);
}

/** A refusal that a test has ordered. */
function ordered(tenant: Tenant, kind: Kind): Answer | undefined {
  const failure = kind === 'read' ? undefined : tenant.desk.takeFailure(kind);
  if (!failure) return undefined;
  const answer = refuse(failure.status, failure.code, 'Ordered by a test.');
  return failure.retryAfter === undefined ? answer : { ...answer, retryAfter: failure.retryAfter };
}
