import { driveIdOf, listIdOfDrive } from '../data/ids.ts';
import { findList } from '../data/lists.ts';
import { graphSiteId, siteById, siteByPath } from '../data/sites.ts';
import type { World } from '../world.ts';
import { findByPath } from './file-path.ts';
import { notFound } from './refusal.ts';

/**
 * Brings the many spellings of an address to the one the routes know: sites by path, the default drive, files by path,
 * `root`, functions with or without brackets and prefix. Takes and gives path and query after /v1.0.
 */
export function canonicalAddress(world: World, method: string, url: string): string {
  const [path = '', ...query] = url.split('?');
  const steps = [siteAddress, defaultDrive, driveRoot, functionName];
  let address = path.replace(/\/+$/, '');
  for (const step of steps) address = step(world, address);
  return [fileAddress(world, method, address), ...query].join('?');
}

function siteAddress(world: World, path: string): string {
  const byPath = /^\/sites\/([^/:%]+)(?::|%3A)\/(.*)$/i.exec(path);
  const [, host = '', after = ''] = byPath ?? [];
  if (byPath) {
    const [sitePath = '', ...rest] = after.split(/:|%3A/i);
    return siteByAddress(world, host, sitePath) + rest.join(':');
  }
  const called = /^\/sites\/([^/]+)\/getByPath\(path=(?:'|%27)(.*?)(?:'|%27)\)(.*)$/.exec(path);
  if (!called) return path;
  const [, base = '', sitePath = '', rest = ''] = called;
  return siteByAddress(world, decoded(base).split(',')[0] ?? '', sitePath) + rest;
}

function siteByAddress(world: World, host: string, path: string): string {
  const clean = `/${decoded(path).replace(/^\/+|\/+$/g, '')}`;
  const site = siteByPath(world.db, host, clean);
  if (!site) throw notFound('Requested site could not be found');
  return `/sites/${encodeURIComponent(graphSiteId(site))}`;
}

function defaultDrive(world: World, path: string): string {
  const [, siteId = '', rest = ''] = /^\/sites\/([^/]+)\/drive(\/.*|)$/.exec(path) ?? [];
  const site = siteById(world.db, decoded(siteId).split(',')[1] ?? '');
  const list = site && findList(world.db, site.id, 'Documents');
  return list ? `/drives/${driveIdOf(site, list)}${rest}` : path;
}

function driveRoot(_world: World, path: string): string {
  return path.replace(/^(\/drives\/[^/]+)\/root(?=$|\/|:|%3A)/i, '$1/items/root');
}

function functionName(_world: World, path: string): string {
  return path.replace(/\/(?:microsoft\.graph\.)?([A-Za-z]+)(\(\)|%28%29)?$/, '/$1');
}

/** `…/items/{base}:/{path}[:/rest]` → the item itself, or `…/paths/…` where a name may be new. */
function fileAddress(world: World, method: string, path: string): string {
  const matched = /^\/drives\/([^/]+)\/items\/([^/:%]+)(?::|%3A)\/(.*)$/i.exec(path);
  if (!matched) return path;
  const [, drive = '', base = '', after = ''] = matched;
  const [raw = '', rest = ''] = after.split(/:|%3A/i);
  const filePath = decoded(raw).replace(/\/+$/, '');
  const mayBeNew =
    (method === 'PUT' && rest === '/content') || rest.startsWith('/createUploadSession');
  const file = mayBeNew
    ? undefined
    : findByPath(world.db, listIdOfDrive(decoded(drive)) ?? '', base, filePath);
  if (file) return `/drives/${drive}/items/${file.id}${rest}`;
  return `/drives/${drive}/paths/${base}/${encodeURIComponent(filePath)}${rest}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw notFound();
  }
}
