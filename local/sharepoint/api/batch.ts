import { Router } from 'express';
import { z } from 'zod';
import { ok, send } from '../http/answer.ts';
import { GraphRefusal, invalid } from '../http/refusal.ts';
import { partHeader, partMark } from '../http/request-log.ts';
import type { World } from '../world.ts';

const Part = z.strictObject({
  id: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: z.string().startsWith('/'),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
type Part = z.infer<typeof Part>;
const Batch = z.strictObject({ requests: z.array(Part).min(1).max(20) });
type PartAnswer = { id: string; status: number; headers: Record<string, string>; body?: unknown };

/** Up to twenty requests in one. Each part goes through the front door by itself, in its own transaction. */
export function batchRoutes(world: World): Router {
  const router = Router();
  router.post('/$batch', async (req, res) => {
    const body: unknown = req.body;
    const parts = partsOf(Buffer.isBuffer(body) ? body.toString('utf8') : '');
    const bearer = req.get('authorization') ?? '';
    const running = new Map<string, Promise<PartAnswer>>();
    for (const part of parts) {
      const before = (part.dependsOn ?? []).flatMap((id) => running.get(id.toLowerCase()) ?? []);
      running.set(part.id.toLowerCase(), runAfter(world, part, before, bearer));
    }
    send(res, ok({ responses: await Promise.all(running.values()) }));
  });
  return router;
}

function partsOf(text: string): Part[] {
  const { requests } = parsed(text);
  const seen = new Set<string>();
  for (const part of requests) {
    const unknown = part.dependsOn?.find((id) => !seen.has(id.toLowerCase()));
    if (unknown !== undefined) throw badBatch(`Invalid dependsOn value '${unknown}'.`);
    if (seen.has(part.id.toLowerCase())) throw badBatch(`Duplicate id '${part.id}'.`);
    if (/^\/(v1\.0|beta)\//.test(part.url)) throw badBatch('A url carries no version.');
    const typed = Object.keys(part.headers ?? {}).some((name) => /^content-type$/i.test(name));
    if (part.body !== undefined && !typed) {
      throw badBatch(`Write request id : ${part.id} does not contain Content-Type header or body.`);
    }
    seen.add(part.id.toLowerCase());
  }
  return requests;
}

function parsed(text: string): z.infer<typeof Batch> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new GraphRefusal(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
  const batch = Batch.safeParse(json);
  if (batch.success) return batch.data;
  throw badBatch('Invalid batch payload: up to 20 requests, each with id, method and url.');
}

function badBatch(message: string): GraphRefusal {
  return invalid(message);
}

async function runAfter(
  world: World,
  part: Part,
  before: Promise<PartAnswer>[],
  bearer: string,
): Promise<PartAnswer> {
  const earlier = await Promise.all(before);
  if (earlier.some((answer) => answer.status >= 400)) {
    const message = 'A request that this one depends on has failed.';
    const body = { error: { code: 'failedDependency', message } };
    return { id: part.id, status: 424, headers: { 'Content-Type': 'application/json' }, body };
  }
  return run(world, part, bearer);
}

async function run(world: World, part: Part, bearer: string): Promise<PartAnswer> {
  const headers = { ...part.headers, authorization: bearer, [partHeader]: partMark };
  const body = part.body === undefined ? {} : { body: bytesOf(part.body) };
  try {
    const url = `${world.origin()}/v1.0${part.url}`;
    const answer = await fetch(url, { method: part.method, headers, redirect: 'manual', ...body });
    const kept = ['content-type', 'location', 'retry-after', 'etag', 'request-id'];
    const shown = [...answer.headers].filter(([name]) => kept.includes(name));
    const text = await answer.text();
    return { id: part.id, status: answer.status, headers: named(shown), ...bodyIn(text) };
  } catch {
    const error = { code: 'generalException', message: 'The request could not be completed.' };
    return { id: part.id, status: 504, headers: {}, body: { error } };
  }
}

/** A JSON body is written out; a string is base64, as the batch format carries bytes. */
function bytesOf(body: unknown): Buffer<ArrayBuffer> | string {
  return typeof body === 'string' ? Buffer.from(body, 'base64') : JSON.stringify(body);
}

function named(headers: [string, string][]): Record<string, string> {
  const spelt: Record<string, string> = {};
  for (const [name, value] of headers) {
    spelt[name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())] = value;
  }
  return spelt;
}

function bodyIn(text: string): { body?: unknown } {
  if (text === '') return {};
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { body: text };
  }
}
