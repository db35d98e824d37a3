import type { DatabaseSync } from 'node:sqlite';
import type { Card } from './activity.ts';
import { cardsOf } from './activity.ts';
import type { Message } from './messages.ts';
import { BOT } from './messages.ts';
import { reactionsOf } from './traces.ts';
import type { World } from './world.ts';

/** A message as the page draws it. */
export interface MessageView {
  seq: number;
  id: string;
  conversation: string;
  root: string;
  version: number;
  sender: { key: string; name: string; bot: boolean };
  at: string;
  edited: boolean;
  deleted: boolean;
  delivery: Message['delivery'];
  text: string;
  format: string;
  summary: string;
  cards: Card[];
  /** Attachments that are no cards. */
  files: { name: string; href: string }[];
  suggestions: { title: string; value: string }[];
  reactions: { person: string; kind: string }[];
}

export function viewMessage(
  database: DatabaseSync,
  world: World,
  botName: string,
  message: Message,
): MessageView {
  const { activity } = message;
  const bot = message.sender === BOT;
  const { seq, id, conversation, root, version, deleted, delivery } = message;
  return {
    seq,
    id,
    conversation,
    root,
    version,
    deleted,
    delivery,
    sender: {
      key: message.sender,
      name: bot ? botName : (world.person(message.sender)?.name ?? 'Somebody who has left'),
      bot,
    },
    at: message.createdAt,
    edited: message.editedAt !== null,
    text: activity.text ?? '',
    format: activity.textFormat ?? (bot ? 'markdown' : 'plain'),
    summary: activity.summary ?? '',
    cards: cardsOf(activity),
    files: filesOf(message),
    suggestions: suggestionsOf(message),
    reactions: reactionsOf(database, message.seq),
  };
}

/** One line for the list of chats. */
export function previewOf(view: MessageView): string {
  if (view.deleted) return 'This message has been deleted.';
  if (view.text !== '') return view.text.replaceAll(/<\/?at>/g, '').slice(0, 120);
  if (view.summary !== '') return view.summary.slice(0, 120);
  return view.cards.length > 0 ? 'Sent a card' : (view.files[0]?.name ?? '');
}

function filesOf(message: Message): MessageView['files'] {
  const others = (message.activity.attachments ?? []).filter(
    (attachment) => !attachment.contentType.endsWith('card.adaptive'),
  );
  return others.map(({ name, contentType, contentUrl }) => ({
    name: name ?? contentType,
    href: typeof contentUrl === 'string' ? contentUrl : '',
  }));
}

function suggestionsOf(message: Message): MessageView['suggestions'] {
  const actions = message.activity.suggestedActions?.actions ?? [];
  return actions.slice(0, 6).map(({ title, value }) => ({
    title,
    value: typeof value === 'string' ? value : title,
  }));
}
