import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { z } from 'zod';
import type { Place } from './place.ts';

/** Port and password of a database, kept in its folder so that the next start finds the same. */
const Access = z.object({ port: z.number().int(), password: z.string() });
export type Access = z.infer<typeof Access>;

export async function findAccess(place: Place): Promise<Access> {
  const known = readAccess(place);
  if (known !== null) return known;
  return keepAccess(place, { port: await freePort(), password: randomBytes(24).toString('hex') });
}

function readAccess(place: Place): Access | null {
  if (!existsSync(place.access)) return null;
  const read: unknown = JSON.parse(readFileSync(place.access, 'utf8'));
  return Access.parse(read);
}

export function keepAccess(place: Place, access: Access): Access {
  writeFileSync(place.access, JSON.stringify(access), { mode: 0o600 });
  return access;
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') failed(new Error('No port is free.'));
        else found(address.port);
      });
    });
  });
}
