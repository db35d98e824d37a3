import { randomUUID } from 'node:crypto';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { forgetIntroduction, introduce } from '../traces.ts';
import type { Conversation } from '../world.ts';
import { envelope } from './envelope.ts';

/**
 * The first time anybody looks at their chat with the bot, Teams tells the bot that it is installed there.
 * A bot that is down is told the next time.
 */
export async function openChat(
  tenant: Tenant,
  person: TeamsPerson,
  conversation: Conversation,
): Promise<void> {
  if (conversation.kind !== 'personal') return;
  if (!introduce(tenant.database, conversation.id, person.key)) return;
  const { bot } = tenant.options;
  const base = envelope(tenant, person, conversation);
  const added = {
    ...base,
    type: 'conversationUpdate',
    id: `f:${randomUUID()}`,
    membersAdded: [{ id: bot.id }, { id: person.userId, aadObjectId: person.aadObjectId }],
  };
  const installed = { ...base, type: 'installationUpdate', id: `f:${randomUUID()}`, action: 'add' };
  const answers = [await tenant.bot.call(installed), await tenant.bot.call(added)];
  const told = answers.every((each) => each.kind === 'answered' && each.status < 300);
  if (!told && !tenant.closing()) forgetIntroduction(tenant.database, conversation.id, person.key);
}
