import { createServer } from 'node:http';
import express from 'express';
import { z } from 'zod';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What the connector does with the next request: answer with a status, or take it and drop the connection. */
export type Reaction =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | 'drop';

export interface FakeConnector {
  readonly url: string;
  readonly requests: Received[];
  /** Reactions to the coming requests, in order; after them everything succeeds. */
  readonly reactions: Reaction[];
  close(): Promise<void>;
}

/** A Bot Connector over real HTTP that does as it is told. */
export async function startConnector(): Promise<FakeConnector> {
  const requests: Received[] = [];
  const reactions: Reaction[] = [];
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  app.use('/v3', (request, response) => {
    requests.push({ method: request.method, path: request.path, body: request.body });
    const reaction = reactions.shift();
    if (reaction === 'drop') return void request.socket.destroy();
    if (reaction !== undefined) {
      response.status(reaction.status).set(reaction.headers ?? {});
      return void response.json({ error: { code: 'Told', message: 'As told.' } });
    }
    response.status(request.method === 'PUT' ? 200 : 201).json({ id: `id-${requests.length}` });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    reactions,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
