import { createHash } from 'node:crypto';
import type { TeamsOptions, TeamsPerson, TeamsTeam } from './options.ts';

export interface Conversation {
  id: string;
  kind: 'personal' | 'channel' | 'groupChat';
  name: string;
  memberKeys: string[];
  team?: TeamsTeam;
}

/** Who exists and which chats they have: derived from the options at each start, so it can never drift from them. */
export interface World {
  person(key: string): TeamsPerson | undefined;
  personById(id: string): TeamsPerson | undefined;
  conversation(id: string): Conversation | undefined;
  conversationsOf(key: string): Conversation[];
  personalChat(person: TeamsPerson): Conversation | undefined;
  team(id: string): TeamsTeam | undefined;
  all(): Conversation[];
}

export function makeWorld(options: TeamsOptions): World {
  const byKey = new Map(options.people.map((person) => [person.key, person]));
  const byId = new Map(
    options.people.flatMap((person) => [
      [person.userId, person],
      [person.aadObjectId, person],
    ]),
  );
  const conversations = new Map(everyConversation(options).map((each) => [each.id, each]));
  return {
    person: (key) => byKey.get(key),
    personById: (id) => byId.get(id),
    conversation: (id) => conversations.get(splitThread(id).base),
    conversationsOf: (key) => [...conversations.values()].filter((c) => c.memberKeys.includes(key)),
    personalChat: (person) => conversations.get(personalChatId(options, person)),
    team: (id) => options.teams.find((team) => team.id === id || team.aadGroupId === id),
    all: () => [...conversations.values()],
  };
}

/** A channel thread's id is its channel's with the root message's id behind it. */
export function splitThread(id: string): { base: string; root: string | undefined } {
  const at = id.indexOf(';messageid=');
  if (at < 0) return { base: id, root: undefined };
  return { base: id.slice(0, at), root: id.slice(at + ';messageid='.length) };
}

function everyConversation(options: TeamsOptions): Conversation[] {
  const reached = new Set(options.people.filter((p) => p.reach === 'teams').map((p) => p.key));
  const inTeams = (keys: string[]): string[] => keys.filter((key) => reached.has(key));
  const personal = options.people
    .filter((person) => reached.has(person.key))
    .map((person) => ({
      id: personalChatId(options, person),
      kind: 'personal' as const,
      name: options.bot.name,
      memberKeys: [person.key],
    }));
  const channels = options.teams.flatMap((team) =>
    team.channels.map(({ id, name, memberKeys }) => ({
      id,
      kind: 'channel' as const,
      name,
      memberKeys: inTeams(memberKeys),
      team,
    })),
  );
  const groups = options.groupChats.map(({ id, name, memberKeys }) => ({
    id,
    kind: 'groupChat' as const,
    name,
    memberKeys: inTeams(memberKeys),
  }));
  return [...personal, ...channels, ...groups];
}

function personalChatId(options: TeamsOptions, person: TeamsPerson): string {
  const seed = `${person.tenantId}/${person.aadObjectId}/${options.bot.id}`;
  return `a:1${createHash('sha256').update(seed).digest('base64url')}`;
}
