import { Router } from 'express';
import { z } from 'zod';
import { type Grant, GrantRole, grantsOf, removeGrant, saveGrant } from '../data/grants.ts';
import { newGuid } from '../data/ids.ts';
import { siteOf } from '../http/access.ts';
import { type Answer, created, noContent, ok } from '../http/answer.ts';
import { answering, bodyOf, type Call } from '../http/call.ts';
import { selected } from '../http/query.ts';
import { notFound } from '../http/refusal.ts';
import { siteShape } from '../shapes/site-shape.ts';
import type { World } from '../world.ts';

/** A site, and which applications Sites.Selected lets into it. */
export function siteRoutes(world: World): Router {
  const router = Router();
  router.get('/sites/:site', answering(world, getSite, ['$select']));
  router.get('/sites/:site/permissions', answering(world, listGrants));
  router.post('/sites/:site/permissions', answering(world, addGrant));
  router.patch('/sites/:site/permissions/:grant', answering(world, changeGrant));
  router.delete('/sites/:site/permissions/:grant', answering(world, deleteGrant));
  return router;
}

function getSite(call: Call): Answer {
  return ok(selected(siteShape(siteOf(call, 'read')), call.query.get('$select')));
}

function listGrants(call: Call): Answer {
  const site = siteOf(call, 'own');
  return ok({ value: grantsOf(call.db, site.id).map(grantShape) });
}

const NewGrant = z.strictObject({
  roles: z.tuple([GrantRole]),
  grantedToIdentities: z.tuple([
    z.object({ application: z.object({ id: z.string(), displayName: z.string() }) }),
  ]),
});

function addGrant(call: Call): Answer {
  const site = siteOf(call, 'own');
  const { roles, grantedToIdentities } = bodyOf(call, NewGrant);
  const { application } = grantedToIdentities[0];
  const known = grantsOf(call.db, site.id).find((grant) => grant.appId === application.id);
  const grant: Grant = {
    id: known?.id ?? newGuid(),
    siteId: site.id,
    appId: application.id,
    appName: application.displayName,
    role: roles[0],
  };
  saveGrant(call.db, grant);
  return created(grantShape(grant));
}

function changeGrant(call: Call): Answer {
  const site = siteOf(call, 'own');
  const { roles } = bodyOf(call, z.strictObject({ roles: z.tuple([GrantRole]) }));
  const known = grantsOf(call.db, site.id).find(({ id }) => id === call.param('grant'));
  if (!known) throw notFound();
  const grant = { ...known, role: roles[0] };
  saveGrant(call.db, grant);
  return ok(grantShape(grant));
}

function deleteGrant(call: Call): Answer {
  const site = siteOf(call, 'own');
  if (removeGrant(call.db, site.id, call.param('grant')) === 0) throw notFound();
  return noContent;
}

function grantShape(grant: Grant): Record<string, unknown> {
  const application = { id: grant.appId, displayName: grant.appName };
  return {
    id: grant.id,
    roles: [grant.role],
    grantedToIdentities: [{ application }],
    grantedToIdentitiesV2: [{ application }],
  };
}
