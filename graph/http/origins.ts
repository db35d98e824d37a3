import { GraphFault } from './fault.ts';

/** Where each origin that we talk to is served. In production every origin is served at itself. */
export type Origins = ReadonlyMap<string, string>;

export const GRAPH_ORIGIN = 'https://graph.microsoft.com';

export function knownOrigins(sites: readonly { hostname: string }[]): Map<string, string> {
  const origins = [GRAPH_ORIGIN, ...sites.map(({ hostname }) => `https://${hostname}`)];
  return new Map(origins.map((origin) => [origin, origin]));
}

export type SeenRequest = { readonly method: string; readonly path: string };

/**
 * The only way out of this process to Microsoft: a `fetch` that knows the origins it may talk to and throws on any other, so
 * that no link in an answer can send a token or a file elsewhere.
 */
export function fetchWithin(
  origins: Origins,
  onRequest: (seen: SeenRequest) => void,
): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const { origin, pathname, search } = new URL(url);
    const served = origins.get(origin);
    if (served === undefined) {
      throw new GraphFault({ kind: 'stray address', what: 'follow an address of another origin' });
    }
    onRequest({ method: init.method ?? 'GET', path: pathname });
    try {
      return await fetch(`${served}${pathname}${search}`, { ...init, redirect: 'manual' });
    } catch (cause) {
      throw new GraphFault({ kind: 'unavailable', what: 'be reached', cause });
    }
  };
}
