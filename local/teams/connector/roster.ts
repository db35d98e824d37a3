import { messageById } from '../messages.ts';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import type { Conversation } from '../world.ts';
import { splitThread } from '../world.ts';
import type { Answer } from './answer.ts';
import { refusals } from './answer.ts';

const LARGEST_PAGE = 500;
const SMALLEST_PAGE = 50;

export function listMembers(tenant: Tenant, conversationId: string): Answer {
  return withRoster(tenant, conversationId, (people) => ({
    status: 200,
    body: people.map((person) => account(person)),
  }));
}

/** The continuation token is where the next page starts; Teams raises small page sizes to 50. */
export function pageMembers(
  tenant: Tenant,
  conversationId: string,
  pageSize: number,
  token: string | undefined,
): Answer {
  return withRoster(tenant, conversationId, (people) => {
    const size = Math.min(Math.max(pageSize, SMALLEST_PAGE), LARGEST_PAGE);
    const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
    if (!Number.isInteger(from) || from < 0) return refusals.badRequest('Bad continuation token.');
    const members = people.slice(from, from + size).map((person) => account(person));
    const next = from + size;
    if (next >= people.length) return { status: 200, body: { members } };
    const continuationToken = Buffer.from(String(next)).toString('base64url');
    return { status: 200, body: { members, continuationToken } };
  });
}

export function oneMember(tenant: Tenant, conversationId: string, memberId: string): Answer {
  return withRoster(tenant, conversationId, (people) => {
    const person = people.find((each) => [each.userId, each.aadObjectId].includes(memberId));
    return person ? { status: 200, body: account(person) } : refusals.unknownMember();
  });
}

/** Who saw an activity: everybody in its chat. */
export function activityMembers(tenant: Tenant, conversationId: string, id: string): Answer {
  const { base } = splitThread(conversationId);
  if (!messageById(tenant.database, base, id)) return refusals.unknownActivity();
  return listMembers(tenant, conversationId);
}

export function listConversations(tenant: Tenant): Answer {
  const conversations = tenant.world.all().map((conversation) => ({
    id: conversation.id,
    members: membersOf(tenant, conversation).map((person) => account(person)),
  }));
  return { status: 200, body: { conversations } };
}

export function teamDetails(tenant: Tenant, teamId: string): Answer {
  const team = tenant.world.team(teamId);
  if (!team) return refusals.unknownConversation();
  const { id, name, aadGroupId, channels } = team;
  return { status: 200, body: { id, name, aadGroupId, channelCount: channels.length } };
}

export function teamChannels(tenant: Tenant, teamId: string): Answer {
  const team = tenant.world.team(teamId);
  if (!team) return refusals.unknownConversation();
  return {
    status: 200,
    body: { conversations: team.channels.map(({ id, name }) => ({ id, name })) },
  };
}

function withRoster(
  tenant: Tenant,
  conversationId: string,
  answer: (people: TeamsPerson[]) => Answer,
): Answer {
  const conversation = tenant.world.conversation(conversationId);
  if (!conversation) return refusals.unknownConversation();
  if (tenant.desk.isRemoved(conversation.id)) return refusals.notInRoster();
  const wait = tenant.pace.admit('read', conversation.id);
  return wait === undefined ? answer(membersOf(tenant, conversation)) : refusals.tooFast(wait);
}

function membersOf(tenant: Tenant, conversation: Conversation): TeamsPerson[] {
  return conversation.memberKeys
    .map((key) => tenant.world.person(key))
    .filter((person) => person !== undefined);
}

/** Teams calls the directory id `objectId` here, and `aadObjectId` inside activities: give both. */
function account(person: TeamsPerson): object {
  return {
    id: person.userId,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    email: person.email,
    userPrincipalName: person.email,
    tenantId: person.tenantId,
    userRole: 'user',
  };
}
