import { createServer } from 'node:net';
import { z } from 'zod';
import type { LocalSettings } from '../bot/config.ts';
import type { Folder } from './folder.ts';

type Ports = Pick<LocalSettings, 'port' | 'graphPort' | 'teamsPort'>;

const PORTS = 'ports';
const Kept = z.object({ port: z.number(), graphPort: z.number(), teamsPort: z.number() });

/**
 * The ports asked for; where 0 is, a free one that this folder keeps. Conversations hold the address of the Teams
 * stand-in: on another port after a restart, nobody could be written to.
 */
export async function portsFor(asked: Ports, folder: Folder): Promise<Ports> {
  const kept = folder.kept(PORTS, Kept);
  const ports = {
    port: asked.port || kept?.port || (await freePort()),
    graphPort: asked.graphPort || kept?.graphPort || (await freePort()),
    teamsPort: asked.teamsPort || kept?.teamsPort || (await freePort()),
  };
  folder.keep(PORTS, ports);
  return ports;
}

const Address = z.object({ port: z.number() });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Address.parse(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
