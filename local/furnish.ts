import { z } from 'zod';
import { loadRows, provision } from '../infra/provision.ts';
import type { Folder } from './folder.ts';
import type { Sample } from './sample/sample.ts';

const LOADED = 'sample';
const GRAPH = 'https://graph.microsoft.com';

/**
 * Gives the stand-in's sites their lists by the provisioning that an administrator runs, every time, so that a newer
 * version finds its new columns; and the sample's rows once, so that what somebody deletes stays deleted.
 */
export async function furnish(
  folder: Folder,
  sample: Sample,
  served: ReadonlyMap<string, string>,
): Promise<void> {
  const { open, restricted } = sample.partnership.sites;
  const target = {
    credential: bearer('local-admin'),
    origins: served,
    userAgent: 'NONISV|Boardpack|Local/1.0',
    sites: { open, restricted },
  };
  await provision(target);
  if (folder.kept(LOADED, z.object({ loaded: z.literal(true) })) !== null) return;
  await loadRows(target, sample.rows);
  folder.keep(LOADED, { loaded: true });
}

/** Every origin of Microsoft's that this sample needs, served by the stand-in. */
export function originsServedBy(sample: Sample, standIn: string): Map<string, string> {
  const sites = Object.values(sample.partnership.sites);
  const origins = [GRAPH, ...sites.map(({ hostname }) => `https://${hostname}`)];
  return new Map(origins.map((origin) => [origin, standIn]));
}

/** The stand-in's tokens are two plain words. */
export function bearer(word: 'local-app' | 'local-admin') {
  return { getToken: () => Promise.resolve({ token: word, expiresOnTimestamp: Infinity }) };
}
