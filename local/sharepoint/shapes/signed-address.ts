import { createHmac, timingSafeEqual } from 'node:crypto';
import type { File } from '../data/files.ts';
import type { Site } from '../data/sites.ts';
import type { Upload } from '../data/uploads.ts';
import type { World } from '../world.ts';
import { siteUrl } from './web-address.ts';

const lifetime = 60 * 60 * 1000;

function signature(world: World, what: string, until: number): string {
  return createHmac('sha256', world.secret).update(`${what} ${until}`).digest('base64url');
}

/** An address that needs no bearer: it names one state of one file, for an hour. */
export function downloadUrl(world: World, site: Site, file: File): string {
  const until = world.now().getTime() + lifetime;
  const what = `${file.id} ${file.hash}`;
  const query = new URLSearchParams({
    UniqueId: file.id,
    hash: file.hash ?? '',
    tempauth: `${until}.${signature(world, what, until)}`,
    ApiVersion: '2.0',
  });
  return `${siteUrl(site)}/_layouts/15/download.aspx?${query.toString()}`;
}

/** Whether the address was given out by us for exactly this, and is still good. */
export function isSigned(world: World, what: string, tempauth: string): boolean {
  const [until = '', given = ''] = tempauth.split('.');
  if (!(Number(until) > world.now().getTime())) return false;
  const expected = Buffer.from(signature(world, what, Number(until)));
  const received = Buffer.from(given);
  return expected.length === received.length && timingSafeEqual(expected, received);
}

/** The session's own guid is the key to it: it is random and given to one client. */
export function uploadUrl(site: Site, upload: Upload): string {
  const query = new URLSearchParams({
    guid: upload.id,
    overwrite: String(upload.conflict === 'replace'),
  });
  return `${siteUrl(site)}/_api/v2.0/drive/uploadSession?${query.toString()}`;
}
