import { Temporal } from 'temporal-polyfill';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import type { Conversation } from '../world.ts';

const ZONE = 'Europe/London';

/** The part that every activity from a person has, as Teams fills it in. `root` names the thread in a channel. */
export function envelope(
  tenant: Tenant,
  person: TeamsPerson,
  conversation: Conversation,
  root?: string,
): Record<string, unknown> {
  const now = tenant.options.clock.now();
  return {
    timestamp: now.toISOString(),
    localTimestamp: localTimestamp(now),
    localTimezone: ZONE,
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl: tenant.origin(),
    from: { id: person.userId, name: person.name, aadObjectId: person.aadObjectId },
    recipient: { id: tenant.options.bot.id, name: tenant.options.bot.name },
    conversation: conversationAccount(tenant, conversation, root),
    channelData: channelData(tenant, conversation),
  };
}

export function clientInfo(): object {
  return { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: ZONE };
}

function conversationAccount(
  tenant: Tenant,
  conversation: Conversation,
  root: string | undefined,
): object {
  const { id, kind: conversationType } = conversation;
  const { tenantId } = tenant.options;
  if (conversationType === 'personal') return { id, conversationType, tenantId };
  if (conversationType === 'groupChat') return { id, conversationType, tenantId, isGroup: true };
  const thread = root === undefined ? id : `${id};messageid=${root}`;
  return { id: thread, conversationType, tenantId, isGroup: true };
}

function channelData(tenant: Tenant, conversation: Conversation): object {
  const data = { tenant: { id: tenant.options.tenantId } };
  const { team, id, name } = conversation;
  if (!team) return data;
  return {
    ...data,
    teamsChannelId: id,
    teamsTeamId: team.id,
    channel: { id, name },
    team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
  };
}

function localTimestamp(at: Date): string {
  return Temporal.Instant.from(at.toISOString())
    .toZonedDateTimeISO(ZONE)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
}
