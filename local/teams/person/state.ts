import { type MessageView, previewOf, viewMessage } from '../message-view.ts';
import { latestMessages, type Message } from '../messages.ts';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { readUpTo, unreadCount, type View, viewsOf } from '../traces.ts';
import type { Conversation } from '../world.ts';

const PAGE_OF_MESSAGES = 80;

interface ChatSummary {
  id: string;
  kind: Conversation['kind'];
  name: string;
  team: string;
  members: number;
  preview: string;
  at: string;
  /** The highest message number so far. */
  newest: number;
  /** The last message number that the person has seen. */
  read: number;
  unread: number;
}

/** A person's chats: the bot first, then by name. */
export function chatsOf(tenant: Tenant, person: TeamsPerson): ChatSummary[] {
  return tenant.world.conversationsOf(person.key).map((conversation) => {
    const [last] = latestMessages(tenant.database, conversation.id, Number.MAX_SAFE_INTEGER, 1);
    return {
      id: conversation.id,
      kind: conversation.kind,
      name: conversation.name,
      team: conversation.team?.name ?? '',
      members: conversation.memberKeys.length,
      preview: last ? previewOf(draw(tenant, last)) : '',
      at: last?.createdAt ?? '',
      newest: last?.seq ?? 0,
      read: readUpTo(tenant.database, conversation.id, person.key),
      unread: unreadCount(tenant.database, conversation.id, person.key),
    };
  });
}

interface History {
  messages: MessageView[];
  views: View[];
  earlier: boolean;
}

export function historyOf(
  tenant: Tenant,
  person: TeamsPerson,
  conversation: Conversation,
  before: number,
): History {
  const found = latestMessages(tenant.database, conversation.id, before, PAGE_OF_MESSAGES + 1);
  return {
    messages: found.slice(-PAGE_OF_MESSAGES).map((message) => draw(tenant, message)),
    views: viewsOf(tenant.database, person.key, conversation.id),
    earlier: found.length > PAGE_OF_MESSAGES,
  };
}

function draw(tenant: Tenant, message: Message): MessageView {
  return viewMessage(tenant.database, tenant.world, tenant.options.bot.name, message);
}
