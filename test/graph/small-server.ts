import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type ClientOptions, type GraphClient, openClient } from '../../graph/client.ts';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that answers as a test says, for what the local SharePoint has no reason to do. */
export async function serve(answer: (heard: Heard, response: ServerResponse, nth: number) => void) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      heard.push(one);
      answer(one, response, heard.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, heard, close };
}

export function json(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export const SECRET = 'a-token-that-must-not-be-seen';

/** The client in front of such a server, with its waits noted instead of waited. */
export function clientFor(origin: string, change: Partial<ClientOptions> = {}) {
  const logged: string[] = [];
  const waited: number[] = [];
  let tokens = 0;
  const keep = (data: object, message: string) => {
    logged.push(`${message} ${JSON.stringify(data)}`);
  };
  const client: GraphClient = openClient({
    credential: {
      getToken: async () => {
        tokens += 1;
        return { token: SECRET };
      },
    },
    origins: new Map([
      ['https://graph.microsoft.com', origin],
      ['https://boardpacklocal.sharepoint.com', origin],
    ]),
    userAgent: 'NONISV|Boardpack|Test/1.0',
    log: { info: keep, warn: keep },
    wait: async (milliseconds) => {
      waited.push(milliseconds / 1000);
    },
    ...change,
  });
  return { client, logged, waited, tokensAsked: () => tokens };
}
