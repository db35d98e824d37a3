import { Activity } from '../activity.ts';
import { fileAttachment, type KeptFile } from '../files.ts';
import type { Message } from '../messages.ts';
import { addMessages, messageById, setDelivery } from '../messages.ts';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { announce } from '../tenant.ts';
import type { Conversation } from '../world.ts';
import { clientInfo, envelope } from './envelope.ts';

export interface Said {
  conversation: Conversation;
  /** The thread answered in a channel; left out, a new thread begins. */
  root?: string | undefined;
  text: string;
  /** Files that go with the words; in a chat with the bot only, as Teams gives a bot no others. */
  files?: KeptFile[] | undefined;
}

/**
 * A person's message: kept first, then taken to the bot, so that a bot that is down loses nobody's words.
 * In channels and group chats the bot hears only what mentions it.
 */
export function say(tenant: Tenant, person: TeamsPerson, said: Said): Message {
  const { conversation } = said;
  const mention = mentionBot(said.text, tenant.options.bot);
  const heard = conversation.kind === 'personal' || mention.entities.length > 0;
  const root = threadOf(tenant, said);
  const kept = conversation.kind === 'personal' ? (said.files ?? []) : [];
  const files = kept.map((file) => fileAttachment(tenant.origin(), file));
  const [message] = addMessages(tenant.database, [
    {
      conversation: conversation.id,
      root,
      sender: person.key,
      at: tenant.options.clock.now(),
      delivery: heard ? 'sending' : 'sent',
      activity: (id, thread) =>
        Activity.parse({
          type: 'message',
          id,
          ...envelope(tenant, person, conversation, thread),
          text: mention.text,
          textFormat: 'plain',
          entities: [...mention.entities, clientInfo()],
          ...(root === undefined ? {} : { replyToId: root }),
          ...(files.length === 0 ? {} : { attachments: files }),
        }),
    },
  ]);
  if (!message) throw new Error('The message was not kept.');
  announce(tenant, conversation, message);
  if (heard) deliver(tenant, conversation, message).catch(complain(tenant));
  return message;
}

function complain(tenant: Tenant): (fault: unknown) => void {
  return (fault) => tenant.options.log.error({ fault }, 'a message could not be delivered');
}

/** Takes a kept message to the bot; also the second time, when the person tries again. */
export async function deliver(
  tenant: Tenant,
  conversation: Conversation,
  message: Message,
): Promise<void> {
  const answer = await tenant.bot.call({ ...message.activity, serviceUrl: tenant.origin() });
  if (tenant.closing()) return;
  const sent = answer.kind === 'answered' && answer.status < 300;
  const delivery = sent ? 'sent' : 'failed';
  announce(tenant, conversation, setDelivery(tenant.database, message.seq, delivery));
}

function threadOf(tenant: Tenant, said: Said): string | undefined {
  if (said.conversation.kind !== 'channel' || said.root === undefined) return undefined;
  return messageById(tenant.database, said.conversation.id, said.root)?.root;
}

/** Turns `@Boardpack` into Teams' mention: a tag in the text and an entity that says whom it means. */
function mentionBot(
  text: string,
  bot: { id: string; name: string },
): { text: string; entities: object[] } {
  const name = bot.name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(^|\\s)@${name}\\b`, 'i');
  if (!pattern.test(text)) return { text, entities: [] };
  const tag = `<at>${bot.name}</at>`;
  return {
    text: text.replace(pattern, `$1${tag}`),
    entities: [{ type: 'mention', text: tag, mentioned: { id: bot.id, name: bot.name } }],
  };
}
