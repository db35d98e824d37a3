import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Actor } from '../data/actors.ts';
import type { Database } from '../data/database.ts';
import type { Deed } from '../data/keep-item.ts';
import { stampOf, type World } from '../world.ts';
import { type Answer, send } from './answer.ts';
import { callerOf } from './caller.ts';
import { parseQuery } from './query.ts';
import { GraphRefusal, invalid } from './refusal.ts';

/** One request, ready for a handler: authenticated, its query options known, its body read. */
export type Call = {
  world: World;
  db: Database;
  actor: Actor;
  at: string;
  param: (name: string) => string;
  query: Map<string, string>;
  header: (name: string) => string | undefined;
  body: Buffer;
};
export type Handler = (call: Call) => Answer;

/**
 * A route's answer in one transaction: begun when the whole request is here, committed before the first byte leaves.
 * Query options beyond the named ones are answered 501, never ignored.
 */
export function answering(
  world: World,
  handler: Handler,
  options: readonly string[] = [],
): RequestHandler {
  return (req, res) => {
    const call = callOf(world, req, options);
    send(
      res,
      world.db.transaction(() => handler(call)),
    );
  };
}

function callOf(world: World, req: Request, options: readonly string[]): Call {
  const body: unknown = req.body;
  return {
    world,
    db: world.db,
    actor: callerOf(req),
    at: stampOf(world.now()),
    param: (name) => z.string().parse(req.params[name]),
    query: parseQuery(req.url, options),
    header: (name) => req.get(name),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}

export function deedOf(call: Call): Deed {
  return { db: call.db, actor: call.actor, at: call.at };
}

/** The JSON body in the shape a route needs; annotations such as `@odata.type` are allowed anywhere at its top. */
export function bodyOf<T>(call: Call, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(withoutAnnotations(parseJson(call.body)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('/') ?? '';
  throw invalid(`Invalid request body at '${where}': ${issue?.message ?? 'not understood'}`);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new GraphRefusal(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
}

function withoutAnnotations(value: unknown): unknown {
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success || Array.isArray(value)) return value;
  const kept = Object.entries(object.data).filter(([name]) => !name.startsWith('@odata.'));
  return Object.fromEntries(kept);
}
