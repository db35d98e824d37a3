import { randomUUID } from 'node:crypto';
import type { Message } from '../messages.ts';
import { BOT, messageBySeq } from '../messages.ts';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { announce } from '../tenant.ts';
import { setReaction } from '../traces.ts';
import type { Conversation } from '../world.ts';
import { envelope } from './envelope.ts';

/** Sets or clears a reaction. The bot hears of reactions to its own messages, as in Teams. */
export async function react(
  tenant: Tenant,
  person: TeamsPerson,
  conversation: Conversation,
  message: Message,
  reaction: { kind: string; on: boolean },
): Promise<void> {
  const { seq } = message;
  const changed = setReaction(tenant.database, { seq, person: person.key, ...reaction });
  if (!changed) return;
  announce(tenant, conversation, messageBySeq(tenant.database, seq) ?? message);
  if (message.sender !== BOT) return;
  const reactions = [{ type: reaction.kind }];
  await tenant.bot.call({
    ...envelope(tenant, person, conversation, message.root),
    type: 'messageReaction',
    id: `f:${randomUUID()}`,
    replyToId: message.id,
    ...(reaction.on ? { reactionsAdded: reactions } : { reactionsRemoved: reactions }),
  });
}
