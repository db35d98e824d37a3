import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type SharePoint, serveSharePoint } from '../../../local/sharepoint/serve.ts';
import { readContract } from './contract.ts';

export const contract = readContract();
export const sitePath = '/v1.0/sites/boardpacklocal.sharepoint.com:/sites/wiltshire-csp';

const people = [
  {
    aadObjectId: '11111111-1111-4111-8111-111111111111',
    name: 'Executive chair',
    email: 'exec-chair@boardpack.local',
  },
];
const sites = ['wiltshire-csp', 'wiltshire-csp-restricted'].map((name) => ({
  hostname: 'boardpacklocal.sharepoint.com',
  path: `/sites/${name}`,
  displayName: name,
  members: ['business-support@boardpack.local'],
}));

export const logged: string[] = [];

export function open(
  dataDir: string,
  now = () => new Date('2026-11-23T09:00:00Z'),
): Promise<SharePoint> {
  const log = (message: string) => logged.push(message);
  return serveSharePoint({ dataDir, port: 0, now, sites, people, log });
}

export type Answer = { status: number; body: Body; headers: Headers; bytes: Uint8Array };
type Body = Record<string, unknown>;
export type Options = {
  as?: 'local-app' | 'local-admin' | null;
  headers?: Record<string, string>;
  /** the request is wrong on purpose, or goes beyond the contract: it and its answer are not held against it */
  beyond?: boolean;
};

/** How many exchanges were held against the contract. */
export const checked = { requests: 0, answers: 0 };

export function clientOf(sp: SharePoint) {
  return async (
    method: string,
    url: string,
    sent?: unknown,
    options: Options = {},
  ): Promise<Answer> => {
    const address = localAddress(sp, url);
    const bytes = sent instanceof Uint8Array ? Buffer.from(sent) : undefined;
    const as = options.as === undefined ? 'local-admin' : options.as;
    const answer = await fetch(address, {
      method,
      headers: { ...(as === null ? {} : { authorization: `Bearer ${as}` }), ...options.headers },
      redirect: 'manual',
      ...(sent === undefined ? {} : { body: bytes ?? JSON.stringify(sent) }),
    });
    const received = new Uint8Array(await answer.arrayBuffer());
    const isJson = answer.headers.get('content-type')?.includes('application/json') === true;
    const body: unknown = isJson ? JSON.parse(Buffer.from(received).toString('utf8')) : {};
    if (address.includes('/v1.0/') && !options.beyond) {
      check({
        method,
        url: address,
        sent: bytes ? undefined : sent,
        status: answer.status,
        received: body,
      });
    }
    const record = z.record(z.string(), z.unknown()).parse(body);
    return { status: answer.status, body: record, headers: answer.headers, bytes: received };
  };
}
export type Client = ReturnType<typeof clientOf>;

/** Links are emitted as the service does; here they are followed to the same path and query on loopback. */
export function localAddress(sp: SharePoint, url: string): string {
  return `${sp.origin}${url.replace(/^https:\/\/(graph\.microsoft\.com|[a-z]+\.sharepoint\.com)/, '')}`;
}

function check(exchange: {
  method: string;
  url: string;
  sent: unknown;
  status: number;
  received: unknown;
}): void {
  if (!contract) return;
  const faults = [...contract.answer(exchange)];
  checked.answers += 1;
  if (exchange.status < 400) {
    faults.push(...contract.request(exchange));
    checked.requests += 1;
  }
  if (faults.length > 0) {
    throw new Error(`${exchange.method} ${exchange.url} breaks the contract: ${faults.join('; ')}`);
  }
}

export type Room = {
  sp: SharePoint;
  call: Client;
  dataDir: string;
  /** the address of the first site by id */
  site: string;
  leave(): Promise<void>;
};

export async function enter(): Promise<Room> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sharepoint-'));
  const sp = await open(dataDir);
  const call = clientOf(sp);
  const { body } = await call('GET', sitePath);
  async function leave(): Promise<void> {
    await sp.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return { sp, call, dataDir, site: `/v1.0/sites/${text(body['id'])}`, leave };
}

const reportColumns = [
  { name: 'Reference', text: {}, indexed: true, enforceUniqueValues: true },
  {
    name: 'OverallRag',
    displayName: 'Overall colour',
    choice: { choices: ['green', 'amber', 'red'] },
    indexed: true,
  },
  { name: 'SourceMessages', displayName: 'Source messages', text: { allowMultipleLines: true } },
  { name: 'Status', choice: { choices: ['Requested', 'Submitted'] }, indexed: true },
  { name: 'Summary', text: { allowMultipleLines: true } },
  { name: 'DueOn', dateTime: { format: 'dateOnly' }, indexed: true },
  { name: 'SubmittedAt', dateTime: { format: 'dateTime' }, indexed: true },
  { name: 'DaysLate', number: {}, indexed: true },
  { name: 'Late', boolean: {}, indexed: true },
];

export async function makeList(
  room: Room,
  displayName: string,
  columns: unknown = reportColumns,
): Promise<string> {
  const { body } = await room.call('POST', `${room.site}/lists`, {
    displayName,
    columns,
    list: { template: 'genericList' },
  });
  return `${room.site}/lists/${text(body['id'])}`;
}

/** Answers the address of the drive of a new library. */
export async function makeLibrary(
  room: Room,
  displayName: string,
): Promise<{ drive: string; list: string }> {
  const columns = [{ name: 'Marking', text: {}, indexed: true }];
  const { body } = await room.call('POST', `${room.site}/lists`, {
    displayName,
    columns,
    list: { template: 'documentLibrary' },
  });
  const list = `${room.site}/lists/${text(body['id'])}`;
  const drive = await room.call('GET', `${list}/drive`);
  return { list, drive: `/v1.0/drives/${text(drive.body['id'])}` };
}

export function text(value: unknown): string {
  return z.string().parse(value);
}

export function rows(answer: Answer): Record<string, unknown>[] {
  return z.array(z.record(z.string(), z.unknown())).parse(answer.body['value']);
}

export function inner(value: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(value);
}

export function errorOf(answer: Answer): { code: string; message: string } {
  const shape = z.object({
    code: z.string(),
    message: z.string(),
    innerError: z.record(z.string(), z.string()),
  });
  const error = shape.parse(answer.body['error']);
  for (const name of ['date', 'request-id', 'client-request-id']) text(error.innerError[name]);
  return { code: error.code, message: error.message };
}
