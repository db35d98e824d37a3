import type { Share } from '../data/shares.ts';
import type { Site } from '../data/sites.ts';
import type { World } from '../world.ts';

function shareUrl(site: Site, share: Share): string {
  return `https://${site.hostname}/:b:/s/${site.path.split('/').at(-1) ?? ''}/${share.id}`;
}

/** A `permission`: of a named person, with whom the directory knows them as, or of a link. */
export function shareShape(world: World, site: Site, share: Share): Record<string, unknown> {
  const shape = { id: share.id, roles: share.roles, shareId: share.id };
  if (share.email === null) {
    const link = { type: share.linkType, scope: share.linkScope, webUrl: shareUrl(site, share) };
    return { ...shape, link };
  }
  const email = share.email;
  const person = world.people.find((one) => one.email.toLowerCase() === email.toLowerCase());
  const user = {
    displayName: person?.name ?? email,
    email,
    ...(person ? { id: person.aadObjectId } : {}),
  };
  return {
    ...shape,
    grantedTo: { user },
    grantedToV2: { user },
    invitation: { email, signInRequired: true },
  };
}
