import { createHash, randomUUID } from 'node:crypto';
import type { List } from './lists.ts';
import type { Site } from './sites.ts';

export function newGuid(): string {
  return randomUUID();
}

/** The same words always give the same guid, so that a site keeps its id when the data folder is thrown away. */
export function guidFrom(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function bytesOf(guid: string): Buffer {
  return Buffer.from(guid.replaceAll('-', ''), 'hex');
}

/** `b!` and the guids of site, web and list, as SharePoint builds a drive id. */
export function driveIdOf(site: Site, list: List): string {
  const guids = Buffer.concat([bytesOf(site.id), bytesOf(site.webId), bytesOf(list.id)]);
  return `b!${guids.toString('base64url')}`;
}

/** The list behind a drive id, or undefined when it is no drive id at all. */
export function listIdOfDrive(driveId: string): string | undefined {
  if (!driveId.startsWith('b!')) return undefined;
  const hex = Buffer.from(driveId.slice(2), 'base64url').toString('hex');
  if (hex.length !== 96) return undefined;
  const list = hex.slice(64);
  return [0, 8, 12, 16, 20]
    .map((from, index, starts) => list.slice(from, starts[index + 1] ?? 32))
    .join('-');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

function drivePrefix(listId: string): string {
  const hash = createHash('sha256').update(listId).digest();
  return `01${base32(hash).slice(0, 6)}`;
}

export function fileIdOf(listId: string, uniqueId: string): string {
  return `${drivePrefix(listId)}${base32(bytesOf(uniqueId))}`;
}

/** Every library's root ends alike in the real service too. */
export function rootIdOf(listId: string): string {
  return `${drivePrefix(listId)}N6Y2GOVW7725BZO354PWSELRRZ`;
}
