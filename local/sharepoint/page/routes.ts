import { readFileSync } from 'node:fs';
import { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { checkMatch, writeFields } from '../api/write-fields.ts';
import { columnsOf } from '../data/columns.ts';
import { fileOfItem, readBytes } from '../data/files.ts';
import { type Item, itemById } from '../data/items.ts';
import { findList } from '../data/lists.ts';
import { allSites } from '../data/sites.ts';
import type { Place } from '../http/access.ts';
import { denied, GraphRefusal, notFound } from '../http/refusal.ts';
import { mimeTypeOf } from '../shapes/mime-type.ts';
import { stampOf, type World } from '../world.ts';
import { changesIn } from './edit-form.ts';
import { itemPage, type Notice } from './item-page.ts';
import { listPage, modified, peopleColumns } from './list-page.ts';
import { changesPage, homePage, sitePage } from './overview.ts';
import { webAddressRoutes } from './web-addresses.ts';

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
const policy =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Pages for people, without login: this server listens on loopback only, and says everywhere that it is local. */
export function pageRoutes(world: World): Router {
  const { db } = world;
  const router = Router();
  const page = (markup: string, res: Response, status = 200) =>
    res.status(status).setHeader('Content-Security-Policy', policy).type('html').send(markup);
  router.use(['/sharepoint', '/sites'], onlyFromHere);
  router.get('/sharepoint/style.css', (_req, res) => res.type('css').send(style));
  router.get('/sharepoint', (_req, res) => page(homePage(db), res));
  router.get('/sharepoint/changes', (_req, res) => page(changesPage(db), res));
  router.get('/sharepoint/sites/:site', (req, res) =>
    page(sitePage(db, siteNamed(world, req)), res),
  );
  const list = '/sharepoint/sites/:site/:list';
  router.get(list, (req, res) => {
    const query = new URL(req.originalUrl, 'http://local').searchParams;
    const by = query.get('sort');
    const sorting = { by: by ?? modified, down: by === null || query.has('down') };
    page(listPage(db, placeOf(world, req), sorting), res);
  });
  router.get(`${list}/:item`, (req, res) =>
    page(itemPage(db, placeOf(world, req), itemOf(world, req)), res),
  );
  router.post(`${list}/:item`, (req, res) => {
    const { item, notice } = edit(world, req);
    page(itemPage(db, placeOf(world, req), item, notice), res, notice.good ? 200 : 409);
  });
  router.get(`${list}/:item/open/:name`, (req, res) => openFile(world, itemOf(world, req), res));
  router.use(webAddressRoutes(world));
  return router;
}

/** A page of another site must neither read nor post here, even by a name that leads to loopback. */
function onlyFromHere(req: Request, _res: Response, next: NextFunction): void {
  const origin = req.get('origin');
  const here = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(req.hostname);
  if (!here || (origin !== undefined && new URL(origin).host !== req.get('host'))) throw denied();
  next();
}

function param(req: Request, name: string): string {
  return z.string().parse(req.params[name]);
}

function siteNamed(world: World, req: Request): Place['site'] {
  const site = allSites(world.db).find(({ path }) => path === `/sites/${param(req, 'site')}`);
  if (!site) throw notFound();
  return site;
}

function placeOf(world: World, req: Request): Place {
  const site = siteNamed(world, req);
  const list = findList(world.db, site.id, param(req, 'list'));
  if (!list) throw notFound();
  return { site, list };
}

function itemOf(world: World, req: Request): Item {
  const item = itemById(world.db, placeOf(world, req).list.id, Number(param(req, 'item')));
  if (!item) throw notFound();
  return item;
}

/** Saves what a person changed, by the same rules and with the same version and log line as any other writer. */
function edit(world: World, req: Request): { item: Item; notice: Notice } {
  const { db } = world;
  const item = itemOf(world, req);
  const body: unknown = req.body;
  const form = new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  const { list } = placeOf(world, req);
  const changes = changesIn(peopleColumns(columnsOf(db, list.id)), item, form);
  if (Object.keys(changes).length === 0) {
    return { item, notice: { good: true, words: 'Nothing was changed.' } };
  }
  try {
    const saved = db.transaction(() => {
      checkMatch(item, form.get('@eTag') ?? '');
      return writeFields({ db, actor: 'page', at: stampOf(world.now()) }, list, item, changes);
    });
    return { item: saved, notice: { good: true, words: 'Saved.' } };
  } catch (fault) {
    if (!(fault instanceof GraphRefusal)) throw fault;
    const words =
      fault.status === 412
        ? 'Somebody else changed this item meanwhile. Nothing was saved; look at it again.'
        : fault.message;
    return { item, notice: { good: false, words } };
  }
}

const inline = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'];

/** Shows what a browser can show without running anything; the rest is handed over as a file. */
function openFile(world: World, item: Item, res: Response): void {
  const file = fileOfItem(world.db, item.listId, item.id);
  if (!file || file.hash === null) throw notFound();
  const type = mimeTypeOf(file.name);
  const how = inline.includes(type) ? 'inline' : 'attachment';
  res.setHeader('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Type', type);
  res.end(readBytes(world.db, file.hash));
}
