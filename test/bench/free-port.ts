import { createServer } from 'node:net';
import { z } from 'zod';

const Address = z.object({ port: z.number() });

/** A port that nobody has just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Address.parse(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
