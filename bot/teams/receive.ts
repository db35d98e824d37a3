import { z } from 'zod';
import { type TeamsActivity, tenantOf } from './activity.ts';
import type { Inbound, Origin, Press } from './inbound.ts';

const CARD_ACTION = 'adaptiveCard/action';

const Execute = z.object({
  action: z.object({ verb: z.string().min(1).max(200), data: z.unknown().optional() }),
  trigger: z.string().optional(),
});

/** A button of a client that knows no Action.Execute sends a message whose value names the verb. */
const Submit = z.looseObject({ verb: z.string().min(1).max(200) });

const Mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string() }),
});

/** An activity that has passed the guards, in our own union. */
export function receive(activity: TeamsActivity): Inbound {
  const from = originOf(activity);
  if (activity.type === 'invoke') return invoked(activity, from);
  if (activity.type === 'message') return written(activity, from);
  if (isInstalled(activity)) return { kind: 'installed', from };
  return { kind: 'other', from, awaitsAnswer: false };
}

function invoked(activity: TeamsActivity, from: Origin): Inbound {
  if (activity.name !== CARD_ACTION) return { kind: 'other', from, awaitsAnswer: true };
  const read = Execute.safeParse(activity.value);
  if (!read.success) return { kind: 'other', from, awaitsAnswer: true };
  const { verb, data } = read.data.action;
  const press = { from, verb, data, onMessage: activity.replyToId ?? null, awaitsAnswer: true };
  return read.data.trigger === 'automatic'
    ? { kind: 'refresh', ...press }
    : { kind: 'press', ...press };
}

function written(activity: TeamsActivity, from: Origin): Inbound {
  const submit = Submit.safeParse(activity.value);
  if (submit.success) return submitted(submit.data, activity, from);
  return { kind: 'words', from, text: plainText(activity) };
}

function submitted(value: z.infer<typeof Submit>, activity: TeamsActivity, from: Origin): Press {
  const { verb, ...data } = value;
  const onMessage = activity.replyToId ?? null;
  return { kind: 'press', from, verb, data, onMessage, awaitsAnswer: false };
}

function originOf(activity: TeamsActivity): Origin {
  const { conversation, from } = activity;
  return {
    activity: activity.id ?? '',
    conversation: conversation.id,
    where: whereOf(conversation),
    serviceUrl: activity.serviceUrl,
    tenant: tenantOf(activity) ?? '',
    userId: from.id,
    directoryKey: from.aadObjectId ?? null,
  };
}

/** An unnamed kind counts as personal only when nothing speaks for a group: report content goes to one-to-one chats alone. */
function whereOf(conversation: TeamsActivity['conversation']): Origin['where'] {
  if (conversation.conversationType === 'channel') return 'channel';
  if (conversation.conversationType === 'personal') return 'personal';
  if (conversation.conversationType !== undefined) return 'groupChat';
  if (conversation.id.includes('@thread.tacv2')) return 'channel';
  return conversation.isGroup === true || conversation.id.startsWith('19:')
    ? 'groupChat'
    : 'personal';
}

/** The text without mentions of the bot, non-breaking spaces and the markup that Teams wraps words in. */
function plainText(activity: TeamsActivity): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const mention = Mention.safeParse(entity);
    if (mention.success && isBot(mention.data.mentioned.id, activity)) {
      text = text.replaceAll(mention.data.text, ' ');
    }
  }
  return text
    .replaceAll(/<\/?(?:p|div|span|at)\b[^>]*>/gi, ' ')
    .replaceAll(/&nbsp;|\u00A0/gi, ' ')
    .replaceAll('&amp;', '&')
    .trim();
}

function isBot(id: string, activity: TeamsActivity): boolean {
  return id === activity.recipient?.id || id.startsWith('28:');
}

function isInstalled(activity: TeamsActivity): boolean {
  return activity.type === 'installationUpdate' && activity['action'] !== 'remove';
}
