import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router, static as serveFolder } from 'express';
import { pageHeaders } from '../guard.ts';
import type { Tenant } from '../tenant.ts';
import { shell } from './shell.ts';

const resolve = createRequire(import.meta.url).resolve;

/** Drawn by the real renderer, from `node_modules`: the page loads nothing from outside this computer. */
const LIBRARIES = {
  'adaptivecards.js': join(
    dirname(resolve('adaptivecards/package.json')),
    'dist/adaptivecards.min.js',
  ),
  'markdown-it.js': join(
    dirname(resolve('markdown-it/package.json')),
    'dist/browser/markdown-it.esm.min.mjs',
  ),
};

const OPENING_THREE = ['business-support', 'chair-dalpb', 'exec-chair'];

export function pageRoutes(tenant: Tenant): Router {
  const router = Router();
  router.use(pageHeaders);
  router.get('/', (request, response) => {
    const { as } = request.query;
    if (as === undefined)
      return void response.type('html').send(shell(tenant, openingPanes(tenant)));
    const person = typeof as === 'string' ? tenant.world.person(as) : undefined;
    if (!person) return void response.status(404).type('text').send('Nobody here has that key.');
    response.type('html').send(shell(tenant, [person.key]));
  });
  for (const [name, path] of Object.entries(LIBRARIES)) {
    router.get(`/lib/${name}`, (_, response) => response.sendFile(path, { maxAge: '1h' }));
  }
  router.use('/client', serveFolder(join(import.meta.dirname, 'client')));
  router.use('/styles', serveFolder(join(import.meta.dirname, 'styles')));
  return router;
}

/** The three who tell the story; in another sample the first three there are. */
function openingPanes(tenant: Tenant): string[] {
  const keys = tenant.options.people.map((person) => person.key);
  const known = OPENING_THREE.filter((key) => keys.includes(key));
  return [...known, ...keys.filter((key) => !known.includes(key))].slice(0, 3);
}
