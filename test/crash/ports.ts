import { createServer } from 'node:net';

/** Below what a system hands out for outgoing calls: while the product is down, nobody else is given its ports. */
const FIRST = 20_000;
const RANGE = 12_000;

export async function freePorts(howMany: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < howMany) {
    const port = FIRST + Math.floor(Math.random() * RANGE);
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
