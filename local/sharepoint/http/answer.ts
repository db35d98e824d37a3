import type { Response } from 'express';
import { interruption } from './faults.ts';

/** What a handler decides; it is sent only after the transaction is committed. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  bytes?: Uint8Array;
};

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

export function ok(json: unknown): Answer {
  return { status: 200, json };
}

export function created(json: unknown): Answer {
  return { status: 201, json };
}

export const noContent: Answer = { status: 204 };

export function send(res: Response, answer: Answer): void {
  if (interruption(res)) return;
  res.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value);
  if (answer.bytes) {
    res.end(answer.bytes);
    return;
  }
  if (answer.json === undefined) {
    res.end();
    return;
  }
  res.setHeader('Content-Type', jsonType);
  res.setHeader('OData-Version', '4.0');
  res.end(JSON.stringify(answer.json));
}
