import { type Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import { faultFrom, jsonOf, parsed, secondsToWait } from './http/answer.ts';
import { type Credential, makeSdkClient, type Send, uncarried } from './http/chain.ts';
import { type Deadline, realWait, type Wait, waitWithin } from './http/deadline.ts';
import { GraphFault, isGraphFault } from './http/fault.ts';
import { fetchWithin, GRAPH_ORIGIN, type Origins, type SeenRequest } from './http/origins.ts';
import { waitBefore } from './http/retry.ts';

/** A log in pino's manner: data first, then a message that never changes. */
export interface Log {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
}

export interface ClientOptions {
  readonly credential: Credential;
  readonly origins: Origins;
  readonly userAgent: string;
  readonly log: Log;
  /** Told of every HTTP request, for counting. */
  readonly onRequest?: ((seen: SeenRequest) => void) | undefined;
  readonly wait?: Wait | undefined;
}

export interface Request<T> {
  /** In words, for the log: "read the lists". */
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below /v1.0, with every value encoded. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether doing it twice does no more than doing it once. Graph may have carried out what it never answered. */
  readonly repeatable: boolean;
  readonly answer: z.ZodType<T>;
  readonly deadline: Deadline;
}

export interface GraphClient {
  /** Sends, retries as far as is safe, and gives the parsed answer. Throws a GraphFault for everything else. */
  send<T>(request: Request<T>): Promise<T>;
  /** For upload addresses that carry their own right: no token goes there. Neither retried nor judged. */
  readonly sendBare: Send;
  readonly wait: Wait;
  readonly log: Log;
}

export function openClient(options: ClientOptions): GraphClient {
  const { log, wait = realWait, onRequest = () => {} } = options;
  const bare = fetchWithin(options.origins, onRequest);
  const sdk = makeSdkClient(options.credential, options.userAgent, bare);
  return {
    log,
    wait,
    sendBare: bare,
    send: async (request) => {
      const body = await sendUntilAnswered({ sdk, log, wait }, request);
      return parsed(request.answer, body, request.what);
    },
  };
}

type Means = { sdk: Client; log: Log; wait: Wait };

async function sendUntilAnswered(means: Means, request: Request<unknown>): Promise<unknown> {
  for (let tried = 1; ; tried += 1) {
    const { response, fault: lost } = await attempt(means.sdk, request);
    if (response?.ok) return jsonOf(response);
    const asked = response && secondsToWait(response.headers, Date.now());
    const status = response?.status ?? 0;
    const fault =
      lost ?? faultFrom(request.what, status, response && (await jsonOf(response)), asked);
    const seconds = waitBefore({ status, asked }, tried, request.repeatable);
    if (seconds === null) throw fault;
    const requestId = response?.headers.get('request-id') ?? null;
    means.log.warn(
      { what: request.what, status, tried, seconds, requestId },
      'Graph is asked again',
    );
    await waitWithin(request.deadline, seconds, means.wait, request.what);
  }
}

type Attempt =
  | { readonly response: Response; readonly fault: undefined }
  | { readonly response: undefined; readonly fault: GraphFault };

/** One request. The raw response is asked for because that alone shows status and headers; it must then be judged here. */
async function attempt(sdk: Client, request: Request<unknown>): Promise<Attempt> {
  const call = sdk
    .api(request.path)
    .headers({ ...request.headers })
    .option('signal', request.deadline.signal)
    .responseType(ResponseType.RAW);
  try {
    const response: unknown = await sent(call, request);
    if (response instanceof Response) return { response, fault: undefined };
    throw new GraphFault({ kind: 'malformed', what: request.what });
  } catch (error) {
    const fault = uncarried(error);
    if (isGraphFault(fault, 'unavailable')) return { response: undefined, fault };
    throw isGraphFault(fault) ? fault : new GraphFault({ ...unknownFault(request), cause: error });
  }
}

function unknownFault({ what }: Request<unknown>): { kind: 'unavailable'; what: string } {
  return { kind: 'unavailable', what };
}

async function sent(call: ReturnType<Client['api']>, request: Request<unknown>): Promise<unknown> {
  switch (request.method) {
    case 'GET':
      return call.get();
    case 'POST':
      return call.post(request.body);
    case 'PUT':
      return call.put(request.body);
  }
}

const ROOT = `${GRAPH_ORIGIN}/v1.0`;

/**
 * The part of a next or delta link that may be asked for, below /v1.0. The link is opaque, but not its origin: the SDK takes an
 * `http://` link for a path, and a link to another host would carry the token there.
 */
export function pathOfLink(link: string): string {
  if (!link.startsWith(`${ROOT}/`)) {
    throw new GraphFault({ kind: 'stray address', what: 'continue at an address outside Graph' });
  }
  return link.slice(ROOT.length);
}

export function inPath(value: string): string {
  return encodeURIComponent(value);
}

/** One condition on a text column, encoded for a query: the SDK and the batch send it as it is. */
export function whereEquals(column: string, value: string): string {
  return `$filter=${encodeURIComponent(`fields/${column} eq '${value.replaceAll("'", "''")}'`)}`;
}
