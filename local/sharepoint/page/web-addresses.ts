import { Router } from 'express';
import { z } from 'zod';
import { fileById } from '../data/files.ts';
import { listById, listsOf } from '../data/lists.ts';
import { shareById } from '../data/shares.ts';
import { allSites, siteById } from '../data/sites.ts';
import { findByPath } from '../http/file-path.ts';
import { notFound } from '../http/refusal.ts';
import type { World } from '../world.ts';
import { itemHref, listHref, openHref, siteHref } from './links.ts';

/**
 * Every `webUrl` that Graph gives out, and every sharing link, leads to its page or file here, under the path it has on
 * sharepoint.com.
 */
export function webAddressRoutes(world: World): Router {
  const router = Router();
  router.get('/sites/*rest', (req, res) => {
    const [name = '', ...rest] = z.array(z.string()).parse(req.params['rest']);
    res.redirect(hrefOf(world, `/sites/${name}`, rest));
  });
  router.get('/\\:b\\:/s/:site/:share', (req, res) =>
    res.redirect(sharedHref(world, req.params.share)),
  );
  return router;
}

function hrefOf(world: World, path: string, rest: string[]): string {
  const site = allSites(world.db).find((one) => one.path === path);
  if (!site) throw notFound();
  if (rest.length === 0) return siteHref(site);
  const inLists = rest[0] === 'Lists';
  const [name, ...below] = inLists ? rest.slice(1) : rest;
  const list = listsOf(world.db, site.id).find((one) => one.name === name);
  if (!list) throw notFound();
  if (below.length === 0) return listHref(site, list);
  if (inLists) return itemHref(site, list, Number.parseInt(below[0] ?? '', 10));
  const file = findByPath(world.db, list.id, 'root', below.join('/'));
  if (!file) throw notFound();
  return file.folder ? listHref(site, list) : openHref(site, list, file);
}

function sharedHref(world: World, shareId: string): string {
  const share = shareById(world.db, shareId);
  const file = share && fileById(world.db, share.fileId);
  const list = file && listById(world.db, file.listId);
  const site = list && siteById(world.db, list.siteId);
  if (!file || !list || !site) throw notFound();
  return openHref(site, list, file);
}
