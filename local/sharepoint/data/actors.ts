import { z } from 'zod';

/** Who did it: the bot's application, an administrator, or a person on the browse page. */
export const Actor = z.enum(['local-app', 'local-admin', 'page']);
export type Actor = z.infer<typeof Actor>;

/** The bot's application (client) id in the local tenant. Provisioning grants the site to it. */
export const localAppId = '0a1b2c3d-0000-4000-8000-b0a2d9ac0001';

const people = {
  'local-admin': {
    id: '0a1b2c3d-0000-4000-8000-b0a2d9ac0002',
    displayName: 'SharePoint administrator',
    lookupId: '7',
  },
  page: {
    id: '0a1b2c3d-0000-4000-8000-b0a2d9ac0003',
    displayName: 'Business support (SharePoint page)',
    lookupId: '8',
  },
};

/** The `identitySet` Graph shows: an application for the bot, a user for anybody else. */
export function identityOf(actor: Actor): Record<string, { id: string; displayName: string }> {
  if (actor === 'local-app') {
    return { application: { id: localAppId, displayName: 'Boardpack' } };
  }
  const { id, displayName } = people[actor];
  return { user: { id, displayName } };
}

export function nameOf(actor: Actor): string {
  return actor === 'local-app' ? 'Boardpack' : people[actor].displayName;
}

/** The row number in the site's hidden User Information List, which is all that a person field shows by default. */
export function lookupIdOf(actor: Actor): string {
  return actor === 'local-app' ? '6' : people[actor].lookupId;
}
