import { z } from 'zod';
import type { GraphClient } from './client.ts';
import { faultFrom, parsed, secondsToWait } from './http/answer.ts';
import { type Deadline, waitWithin } from './http/deadline.ts';
import { type GraphFault, isGraphFault } from './http/fault.ts';
import { waitBefore } from './http/retry.ts';

export interface Part {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below /v1.0, with every value encoded. */
  readonly path: string;
  readonly ifMatch?: string;
  readonly body?: object;
}

/** `status` 0: the part may or may not have been carried out, nobody told us. */
export interface PartAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface BatchOptions {
  readonly what: string;
  readonly deadline: Deadline;
  /** One after the other, in order; what follows a failed part is answered 424. Otherwise all at once. */
  readonly serial?: boolean;
}

/** Graph takes no more in one batch. */
const MOST_PARTS = 20;

const Answers = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

/**
 * Sends the parts in as few requests as Graph allows and gives an answer to each, in their order. Parts that were put off are sent
 * again by themselves, since nothing else retries them; reading parts also when they failed. Throws only for stray addresses,
 * for what refuses the batch as a whole, and when not a single part could be sent.
 */
export async function batch(
  client: GraphClient,
  parts: readonly Part[],
  options: BatchOptions,
): Promise<PartAnswer[]> {
  const answers: PartAnswer[] = [];
  for (let at = 0; at < parts.length; at += MOST_PARTS) {
    answers.push(...(await sendTwenty(client, parts.slice(at, at + MOST_PARTS), options)));
  }
  return answers;
}

async function sendTwenty(
  client: GraphClient,
  parts: readonly Part[],
  options: BatchOptions,
): Promise<PartAnswer[]> {
  const answers = await sendOnce(client, parts, options);
  for (let tried = 1; ; tried += 1) {
    const again = parts.flatMap((part, index) => {
      const answer = answers[index];
      const seconds = answer ? secondsBeforeRetry(part, answer, tried) : null;
      return seconds === null ? [] : [{ part, index, seconds }];
    });
    if (again.length === 0) return answers;
    const seconds = Math.max(...again.map((each) => each.seconds));
    client.log.warn(
      { what: options.what, parts: again.length, tried, seconds },
      'Parts of a batch are sent again',
    );
    await waitWithin(options.deadline, seconds, client.wait, options.what);
    const given = await sendOnce(
      client,
      again.map(({ part }) => part),
      options,
    );
    given.forEach((answer, at) => {
      const index = again[at]?.index;
      if (index !== undefined) answers[index] = answer;
    });
  }
}

function secondsBeforeRetry(part: Part, answer: PartAnswer, tried: number): number | null {
  if (answer.status < 400 && answer.status !== 0) return null;
  const asked = secondsToWait(answer.headers, Date.now());
  return waitBefore({ status: answer.status, asked }, tried, part.method === 'GET');
}

async function sendOnce(
  client: GraphClient,
  parts: readonly Part[],
  options: BatchOptions,
): Promise<PartAnswer[]> {
  const { what, deadline } = options;
  const repeatable = parts.every((part) => part.method === 'GET');
  const body = { requests: parts.map((part, index) => requestOf(part, index, options)) };
  const request = { what, method: 'POST', path: '/$batch', body, repeatable, deadline } as const;
  try {
    const { responses } = await client.send({ ...request, answer: Answers });
    const byId = new Map(responses.map((response) => [response.id, response]));
    return parts.map((_, index) => partAnswer(byId.get(String(index))));
  } catch (error) {
    if (repeatable || !isGraphFault(error, 'unavailable')) throw error;
    return parts.map(() => partAnswer(undefined));
  }
}

function requestOf(part: Part, index: number, { serial = false }: BatchOptions): object {
  const headers = {
    ...(part.body ? { 'Content-Type': 'application/json' } : {}),
    ...(part.ifMatch === undefined ? {} : { 'If-Match': part.ifMatch }),
  };
  return {
    id: String(index),
    method: part.method,
    url: part.path,
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(part.body ? { body: part.body } : {}),
    ...(serial && index > 0 ? { dependsOn: [String(index - 1)] } : {}),
  };
}

function partAnswer(
  response: z.infer<typeof Answers>['responses'][number] | undefined,
): PartAnswer {
  if (!response) return { status: 0, headers: new Headers(), body: undefined };
  return {
    status: response.status,
    headers: new Headers(response.headers ?? {}),
    body: response.body,
  };
}

export function isOk(answer: PartAnswer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

export function partFault(answer: PartAnswer, what: string): GraphFault {
  return faultFrom(what, answer.status, answer.body, secondsToWait(answer.headers, Date.now()));
}

/** The parsed body of a part that went well; throws its fault otherwise. */
export function readPart<T>(answer: PartAnswer | undefined, schema: z.ZodType<T>, what: string): T {
  const given = answer ?? partAnswer(undefined);
  if (!isOk(given)) throw partFault(given, what);
  return parsed(schema, given.body, what);
}
