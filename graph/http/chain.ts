import {
  AuthenticationHandler,
  Client,
  type Context,
  GraphClientError,
  type Middleware,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { GraphFault, isGraphFault } from './fault.ts';
import { GRAPH_ORIGIN } from './origins.ts';

/** As @azure/identity's TokenCredential. */
export interface Credential {
  getToken(scopes: string | string[]): Promise<{ readonly token: string } | null>;
}

export type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Microsoft's client with a chain made by hand. Its own retry handler is left out: it sends a POST again after a 504, which makes
 * a second item (see ../client.ts for our policy). The last link decides which addresses exist.
 */
export function makeSdkClient(credential: Credential, userAgent: string, send: Send): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: () => tokenFrom(credential) });
  return Client.initWithMiddleware({
    baseUrl: `${GRAPH_ORIGIN}/`,
    defaultVersion: 'v1.0',
    fetchOptions: { headers: { 'User-Agent': userAgent } },
    middleware: [authentication, followRedirects(), new TelemetryHandler(), transport(send)],
  });
}

async function tokenFrom(credential: Credential): Promise<string> {
  const given = await credential.getToken(`${GRAPH_ORIGIN}/.default`);
  if (!given) throw new GraphFault({ kind: 'unavailable', what: 'be given a token' });
  return given.token;
}

const MOST_REDIRECTS = 5;

/** Ours, because the SDK's takes a relative Location for an error and asks the old address again after a 303. */
function followRedirects(): Middleware {
  let next: Middleware | undefined;
  return {
    setNext: (middleware) => {
      next = middleware;
    },
    async execute(context) {
      for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
        await next?.execute(context);
        if (!isRedirect(context)) return;
        turnTo(context);
      }
      throw carried(new GraphFault({ kind: 'malformed', what: 'stop redirecting' }));
    },
  };
}

function isRedirect({ response, options }: Context): boolean {
  const method = options?.method ?? 'GET';
  return method === 'GET' && [301, 302, 303, 307, 308].includes(response?.status ?? 0);
}

/** The token goes no further than the origin it was made for. */
function turnTo(context: Context): void {
  const from = addressOf(context);
  const location = context.response?.headers.get('Location');
  if (!location) throw carried(new GraphFault({ kind: 'malformed', what: 'say where it moved' }));
  const to = new URL(location, from);
  context.request = to.href;
  const headers = new Headers(context.options?.headers);
  if (to.origin !== new URL(from).origin) headers.delete('Authorization');
  context.options = { ...context.options, headers: Object.fromEntries(headers) };
}

function addressOf({ request }: Context): string {
  return typeof request === 'string' ? request : String(request);
}

function transport(send: Send): Middleware {
  return {
    async execute(context) {
      try {
        context.response = await send(addressOf(context), context.options ?? {});
      } catch (error) {
        throw carried(error);
      }
    },
  };
}

/** The SDK turns whatever is thrown below it into an error of its own without the cause; its own kind it lets through. */
function carried(error: unknown): GraphClientError {
  return GraphClientError.setGraphClientError({ carried: error });
}

/** The fault that was carried through the SDK, or the error itself. */
export function uncarried(error: unknown): unknown {
  if (!(error instanceof GraphClientError)) return error;
  const held: unknown = error.customError;
  if (typeof held !== 'object' || held === null || !('carried' in held)) return error;
  return isGraphFault(held.carried) ? held.carried : error;
}
