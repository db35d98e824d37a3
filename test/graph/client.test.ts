import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pathOfLink, type Request, whereEquals } from '../../graph/client.ts';
import { deadlineIn, realWait, waitWithin } from '../../graph/http/deadline.ts';
import { GraphFault } from '../../graph/http/fault.ts';
import { only } from '../ports/people.ts';
import { clientFor, type Heard, json, SECRET, serve } from './small-server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function graphThat(answer: (heard: Heard, response: ServerResponse, nth: number) => void) {
  const server = await serve(answer);
  closing.push(server.close);
  return { ...server, ...clientFor(server.origin) };
}

function request(change: Partial<Request<unknown>> = {}): Request<unknown> {
  return {
    what: 'try something',
    method: 'GET',
    path: '/sites/root',
    repeatable: true,
    answer: z.unknown(),
    deadline: deadlineIn(30_000),
    ...change,
  };
}

const post = (repeatable: boolean) => request({ method: 'POST', repeatable, body: { a: 1 } });

describe('every request', () => {
  test('carries token, version, user agent and request id, although it is served over plain http here', async () => {
    const { client, heard } = await graphThat((_, response) => json(response, 200, {}));
    await client.send(request());
    expect(heard[0]?.url).toBe('/v1.0/sites/root');
    const { headers } = only(heard);
    expect(headers.authorization).toBe(`Bearer ${SECRET}`);
    expect(headers['user-agent']).toBe('NONISV|Boardpack|Test/1.0');
    expect(headers.sdkversion).toContain('graph-js/3.0.7');
    expect(headers['client-request-id']).toMatch(/./);
  });

  test('has a token of its own on every try, and a version header that does not grow', async () => {
    const { client, heard, tokensAsked } = await graphThat((_, response, nth) =>
      json(response, nth < 3 ? 503 : 200, {}),
    );
    await client.send(request());
    expect(tokensAsked()).toBe(3);
    expect(new Set(heard.map(({ headers }) => headers.sdkversion)).size).toBe(1);
  });

  test('never asks for queries that may fail at random', async () => {
    const { client, heard } = await graphThat((_, response) => json(response, 200, {}));
    await client.send(request());
    expect(heard[0]?.headers).not.toHaveProperty('prefer');
  });
});

describe('an address outside', () => {
  test('is never asked, whatever a link says', async () => {
    const elsewhere = await serve((_, response) => json(response, 200, {}));
    closing.push(elsewhere.close);
    const { client } = await graphThat((_, response) => json(response, 200, {}));
    const asking = client.sendBare(`${elsewhere.origin}/upload`, { method: 'PUT' });
    await expect(asking).rejects.toMatchObject({ kind: 'stray address' });
    expect(elsewhere.heard).toEqual([]);
  });

  test.each([
    'http://graph.microsoft.com/v1.0/sites',
    'https://graph.microsoft.com.example/v1.0/sites',
    'https://example.com/v1.0/sites',
    'http://127.0.0.1:3979/v1.0/sites',
    'https://graph.microsoft.com/beta/sites',
  ])('%s is no next link', (link) => {
    expect(() => pathOfLink(link)).toThrow(GraphFault);
  });

  test('a redirect out of the known origins is not followed', async () => {
    const { client, heard } = await graphThat((_, response) =>
      json(response, 302, {}, { Location: 'https://example.com/steal' }),
    );
    await expect(client.send(request())).rejects.toMatchObject({ kind: 'stray address' });
    expect(heard).toHaveLength(1);
  });
});

describe('a redirect', () => {
  test('to sharepoint.com is followed without the token', async () => {
    const { client, heard } = await graphThat((one, response) =>
      one.url === '/v1.0/sites/root'
        ? json(response, 302, {}, { Location: 'https://boardpacklocal.sharepoint.com/file?key=1' })
        : json(response, 200, { found: true }),
    );
    expect(await client.send(request())).toEqual({ found: true });
    expect(heard[1]?.url).toBe('/file?key=1');
    expect(heard[1]?.headers).not.toHaveProperty('authorization');
  });

  test.each([302, 303])('to a relative address is followed after %i', async (status) => {
    const { client, heard } = await graphThat((one, response) =>
      one.url === '/v1.0/sites/root'
        ? json(response, status, {}, { Location: '/v1.0/sites/moved' })
        : json(response, 200, { found: true }),
    );
    expect(await client.send(request())).toEqual({ found: true });
    expect(heard.map(({ url }) => url)).toEqual(['/v1.0/sites/root', '/v1.0/sites/moved']);
    expect(heard[1]?.headers.authorization).toBe(`Bearer ${SECRET}`);
  });

  test('in a circle ends', async () => {
    const { client } = await graphThat((_, response) =>
      json(response, 302, {}, { Location: '/v1.0/sites/root' }),
    );
    await expect(client.send(request())).rejects.toMatchObject({ kind: 'malformed' });
  });
});

describe('retrying', () => {
  test.each([500, 502, 504])('a POST answered %i is not sent twice', async (status) => {
    const { client, heard } = await graphThat((_, response) => json(response, status, {}));
    await expect(client.send(post(false))).rejects.toMatchObject({ kind: 'unavailable', status });
    expect(heard).toHaveLength(1);
  });

  test('a POST answered 503 is sent again only if Graph says when', async () => {
    const silent = await graphThat((_, response) => json(response, 503, {}));
    await expect(silent.client.send(post(false))).rejects.toMatchObject({ status: 503 });
    expect(silent.heard).toHaveLength(1);
    const polite = await graphThat((_, response, nth) =>
      json(response, nth === 1 ? 503 : 200, {}, { 'Retry-After': '2' }),
    );
    await polite.client.send(post(false));
    expect(polite.waited).toEqual([2]);
  });

  test('a POST answered 429 is sent again, after the greater of the two waits', async () => {
    const headers = { 'Retry-After': '2', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '9' };
    const { client, waited } = await graphThat((_, response, nth) =>
      json(response, nth === 1 ? 429 : 200, {}, nth === 1 ? headers : {}),
    );
    await client.send(post(false));
    expect(waited).toEqual([9]);
  });

  test('a lost connection repeats a GET and not a POST', async () => {
    const { client, heard } = await graphThat((_, response, nth) => {
      if (nth === 1) response.destroy();
      else json(response, 200, { back: true });
    });
    expect(await client.send(request())).toEqual({ back: true });
    expect(heard).toHaveLength(2);
    const deaf = await graphThat((_, response) => response.destroy());
    await expect(deaf.client.send(post(false))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(deaf.heard).toHaveLength(1);
  });

  test('ends after three tries', async () => {
    const { client, heard } = await graphThat((_, response) => json(response, 502, {}));
    await expect(client.send(request())).rejects.toMatchObject({ status: 502 });
    expect(heard).toHaveLength(3);
  });

  test('never waits beyond the deadline, and says how long it would have had to', async () => {
    const { client, heard, waited } = await graphThat((_, response) =>
      json(response, 429, {}, { 'Retry-After': '99999' }),
    );
    const asking = client.send(request({ deadline: deadlineIn(5_000) }));
    await expect(asking).rejects.toMatchObject({ kind: 'throttled', retryAfterSeconds: 99999 });
    expect(heard).toHaveLength(1);
    expect(waited).toEqual([]);
  });

  test('a wait ends with its signal', async () => {
    await expect(realWait(3_600_000, AbortSignal.abort())).rejects.toThrow(/aborted/);
    const past = { at: Date.now() + 7_200_000, signal: AbortSignal.abort() };
    await expect(waitWithin(past, 3_600, realWait, 'try')).rejects.toThrow(/aborted/);
  });
});

describe('what goes wrong', () => {
  test('a 412 is thrown and never handed back as a value', async () => {
    const error = { error: { code: 'resourceModified', message: 'The words of somebody.' } };
    const { client } = await graphThat((_, response) => json(response, 412, error));
    const asking = client.send(request());
    await expect(asking).rejects.toMatchObject({ status: 412, code: 'resourceModified' });
    await expect(asking).rejects.not.toThrow(/words of somebody/);
  });

  test('a page of HTML from a gateway is an error with a status and none of the page', async () => {
    const { client } = await graphThat((_, response) => {
      response.writeHead(400, { 'Content-Type': 'text/html' });
      response.end('<html>Bad gateway at 10.0.0.1</html>');
    });
    await expect(client.send(request())).rejects.toThrow(
      /^SharePoint could not try something: refused \(400\)$/,
    );
  });

  test('an answer of another shape is an error that names the place', async () => {
    const { client } = await graphThat((_, response) => json(response, 200, { id: 7 }));
    const asking = client.send(request({ answer: z.object({ id: z.string() }) }));
    await expect(asking).rejects.toMatchObject({ kind: 'malformed', code: 'id' });
  });

  test('an answer without a body is no error', async () => {
    const { client } = await graphThat((_, response) => response.writeHead(204).end());
    expect(await client.send(request())).toBeUndefined();
  });

  test('neither token nor body stands in the log or the error', async () => {
    const { client, logged } = await graphThat((_, response) =>
      json(response, 503, { error: { code: 'x y', message: 'private words' } }),
    );
    const fault = await client.send(request({ path: '/sites/private-path' })).catch(String);
    const all = [...logged, String(fault)].join('\n');
    expect(logged.length).toBeGreaterThan(0);
    expect(all).not.toMatch(new RegExp(`${SECRET}|private|127\\.0\\.0\\.1`));
  });
});

describe('a filter', () => {
  test('keeps its value whole, with &, # and quotes', async () => {
    const { client, heard } = await graphThat((_, response) => json(response, 200, {}));
    await client.send(request({ path: `/sites/root?${whereEquals('Title', "R&D #1's = 100%")}` }));
    const { searchParams } = new URL(heard[0]?.url ?? '', 'http://local');
    expect(searchParams.get('$filter')).toBe("fields/Title eq 'R&D #1''s = 100%'");
  });
});
