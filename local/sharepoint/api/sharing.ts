import { Router } from 'express';
import { z } from 'zod';
import { logChange } from '../data/changes.ts';
import { newGuid } from '../data/ids.ts';
import { rowOf } from '../data/keep-file.ts';
import { deleteShare, type Share, saveShare, sharesOf } from '../data/shares.ts';
import type { Place } from '../http/access.ts';
import { type Answer, created, noContent, ok } from '../http/answer.ts';
import { answering, bodyOf, type Call } from '../http/call.ts';
import { fileOf } from '../http/drive-access.ts';
import { invalid, notFound, unknownHere } from '../http/refusal.ts';
import { shareShape } from '../shapes/share-shape.ts';
import type { World } from '../world.ts';

/** Who may open one file: named people by invitation, or whoever holds a link. */
export function sharingRoutes(world: World): Router {
  const router = Router();
  const one = '/drives/:drive/items/:item';
  router.post(`${one}/invite`, answering(world, invite));
  router.post(`${one}/createLink`, answering(world, createLink));
  router.get(`${one}/permissions`, answering(world, listShares));
  router.get(`${one}/permissions/:share`, answering(world, getShare));
  router.delete(`${one}/permissions/:share`, answering(world, removeShare));
  return router;
}

const Recipient = z.object({ email: z.string().nullish(), objectId: z.string().nullish() });
const Invitation = z.strictObject({
  recipients: z.array(Recipient).min(1),
  roles: z.tuple([z.enum(['read', 'write'])]),
  requireSignIn: z.boolean().nullish(),
  sendInvitation: z.boolean().nullish(),
  message: z.string().max(2000).nullish(),
  retainInheritedPermissions: z.boolean().nullish(),
});

/** The same person invited again keeps one permission, with the newer role. */
function invite(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'write');
  const { recipients, roles, requireSignIn } = bodyOf(call, Invitation);
  if (requireSignIn === false) throw unknownHere('an invitation without sign-in');
  const known = sharesOf(call.db, file.id);
  const shares = recipients.map((recipient): Share => {
    const email = addressOf(call, recipient);
    const before = known.find((share) => share.email?.toLowerCase() === email.toLowerCase());
    return {
      id: before?.id ?? newGuid(),
      fileId: file.id,
      roles,
      email,
      linkType: null,
      linkScope: null,
      actor: call.actor,
      createdAt: before?.createdAt ?? call.at,
    };
  });
  for (const share of shares) saveShare(call.db, share);
  log(call, place, rowOf(call, file).id, 'invite');
  return ok({ value: shares.map((share) => shareShape(call.world, place.site, share)) });
}

function addressOf(call: Call, recipient: z.infer<typeof Recipient>): string {
  if (recipient.email != null && recipient.email.includes('@')) return recipient.email;
  const person = call.world.people.find(({ aadObjectId }) => aadObjectId === recipient.objectId);
  if (!person) throw invalid('A recipient could not be resolved.');
  return person.email;
}

const LinkRequest = z.strictObject({
  type: z.enum(['view', 'edit']),
  scope: z.enum(['organization', 'users', 'anonymous']),
});

/** One link for each kind: asked again, the same link comes back with 200. */
function createLink(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'write');
  const { type, scope } = bodyOf(call, LinkRequest);
  const known = sharesOf(call.db, file.id).find(
    (share) => share.linkType === type && share.linkScope === scope && share.actor === call.actor,
  );
  if (known) return ok(shareShape(call.world, place.site, known));
  const share: Share = {
    id: newGuid(),
    fileId: file.id,
    roles: [type === 'edit' ? 'write' : 'read'],
    email: null,
    linkType: type,
    linkScope: scope,
    actor: call.actor,
    createdAt: call.at,
  };
  saveShare(call.db, share);
  log(call, place, rowOf(call, file).id, 'create link');
  return created(shareShape(call.world, place.site, share));
}

function listShares(call: Call): Answer {
  const { file, site } = fileOf(call, 'read');
  const shares = sharesOf(call.db, file.id);
  return ok({ value: shares.map((share) => shareShape(call.world, site, share)) });
}

function getShare(call: Call): Answer {
  const { file, site } = fileOf(call, 'read');
  const share = sharesOf(call.db, file.id).find(({ id }) => id === call.param('share'));
  if (!share) throw notFound();
  return ok(shareShape(call.world, site, share));
}

function removeShare(call: Call): Answer {
  const { file, ...place } = fileOf(call, 'write');
  if (deleteShare(call.db, file.id, call.param('share')) === 0) throw notFound();
  log(call, place, rowOf(call, file).id, 'remove permission');
  return noContent;
}

type Act = 'invite' | 'create link' | 'remove permission';

function log(call: Call, { list }: Place, itemId: number, operation: Act): void {
  logChange(call.db, { at: call.at, actor: call.actor, operation, list, itemId });
}
