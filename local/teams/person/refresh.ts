import { z } from 'zod';
import { cardsOf } from '../activity.ts';
import type { Message } from '../messages.ts';
import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { viewOf } from '../traces.ts';
import type { Conversation } from '../world.ts';
import type { Outcome } from './press.ts';
import { execute } from './press.ts';

const Refresh = z.object({
  refresh: z.object({
    action: z.looseObject({ verb: z.string().optional(), data: z.unknown().optional() }),
    userIds: z.array(z.string()).optional(),
  }),
});

/** Teams refreshes a card without `userIds` for everyone, in chats of up to this many. */
const LARGEST_WITHOUT_LIST = 60;

/** A card with `refresh` has come into view: ask the bot for this person's own version of it, if it is meant for them. */
export async function refresh(
  tenant: Tenant,
  person: TeamsPerson,
  conversation: Conversation,
  message: Message,
): Promise<Outcome> {
  const shown =
    viewOf(tenant.database, person.key, message.seq)?.card ?? cardsOf(message.activity)[0];
  const parsed = Refresh.safeParse(shown);
  if (!parsed.success) return { kind: 'done' };
  const { action, userIds } = parsed.data.refresh;
  const meant = userIds
    ? userIds.includes(person.userId)
    : conversation.memberKeys.length <= LARGEST_WITHOUT_LIST;
  if (!meant) return { kind: 'done' };
  const { verb, data } = action;
  const trigger = 'automatic';
  return execute(tenant, person, { conversation, message, trigger, action: { verb }, data });
}
