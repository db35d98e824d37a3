import { read, write } from './api.mjs';
import { boot } from './boot.mjs';
import { makeChatList } from './chat-list.mjs';
import { composeFor, makeCompose, replyTo } from './compose.mjs';
import {
  acceptMessage,
  acceptView,
  conversationShown,
  loadHistory,
  makeConversation,
  newestOf,
  suggestionsOf,
} from './conversation.mjs';
import { localNow } from './local-time.mjs';
import { make } from './make.mjs';

const TYPING_LASTS = 3000;

/** Everything one person has open. It lives on while somebody else is shown in its pane. */
export function makeDesk(person) {
  const desk = { viewer: person.key, conversations: new Map(), chats: [] };
  desk.say = (text, root, files) => say(desk, text, root, files);
  desk.title = make('h2', {});
  desk.subtitle = make('p', { class: 'where' });
  desk.logs = make('div', { class: 'logs' });
  desk.typing = make('p', { class: 'typing', role: 'status' });
  desk.quick = make('div', { class: 'quick' });
  desk.compose = makeCompose(desk.viewer, desk.say);
  desk.list = makeChatList(person.name, (id) => choose(desk, id));
  const { logs, typing, quick, compose } = desk;
  const head = make('div', { class: 'talk-head' }, desk.title, desk.subtitle);
  desk.below = make('div', { class: 'below' }, typing);
  const talk = make('div', { class: 'talk' }, head, logs, desk.below, quick, compose.element);
  desk.element = make('div', { class: 'desk' }, desk.list.element, talk);
  catchUp(desk);
  return desk;
}

/** Reads the state anew: at the start, and when the connection is back. */
export function catchUp(desk) {
  readState(desk).catch(() => undefined);
}

export function deskShown(desk) {
  const talk = desk.conversations.get(desk.current);
  if (talk) conversationShown(talk);
}

/** Something has happened in the tenant. `visible`: this desk is the one its pane shows. */
export function hear(desk, event, visible) {
  const id = event.message?.conversation ?? event.conversation;
  const talk = desk.conversations.get(id);
  if (event.kind === 'typing' && id === desk.current) showTyping(desk);
  if (event.kind === 'view' && talk) acceptView(talk, event.view);
  if (event.kind !== 'message') return;
  if (id === desk.current && event.message.sender.bot) desk.typing.textContent = '';
  if (talk) acceptMessage(talk, event.message);
  note(desk, event.message);
  if (visible) look(desk);
  settle(desk);
}

/** Whoever has the chat before their eyes has read it. */
export function look(desk) {
  const { current, conversations, viewer } = desk;
  const chat = chatOf(desk, current);
  const seq = conversations.has(current) ? newestOf(conversations.get(current)) : 0;
  if (!chat || chat.unread === 0 || seq === 0 || document.hidden) return;
  chat.unread = 0;
  write(`/page/${viewer}/read`, { conversation: current }, { seq }).catch(() => undefined);
  settle(desk);
}

async function readState(desk) {
  const { chats } = await read(`/page/${desk.viewer}/chats`);
  desk.chats = chats;
  if (!chatOf(desk, desk.current) && chats[0]) choose(desk, chats[0].id);
  await Promise.all([...desk.conversations.values()].map((talk) => loadHistory(talk)));
  settle(desk);
}

function choose(desk, id) {
  const { conversations, compose, viewer } = desk;
  const chat = chatOf(desk, id);
  desk.current = id;
  if (!conversations.has(id)) {
    const reply = (message) => replyTo(compose, message);
    const talk = makeConversation({ viewer, chat, say: desk.say, reply });
    conversations.set(id, talk);
    desk.logs.append(talk.log);
    desk.below.append(talk.scrolling.jump);
    loadHistory(talk).then(
      () => settle(desk),
      () => undefined,
    );
  }
  for (const [key, { log, scrolling }] of conversations) {
    log.hidden = key !== id;
    if (key !== id) scrolling.jump.hidden = true;
  }
  desk.title.textContent = chat.name;
  desk.subtitle.textContent = placeOf(chat);
  desk.typing.textContent = '';
  composeFor(compose, chat);
  deskShown(desk);
  settle(desk);
}

/** The words go to the chat that is open; true when they are kept. */
function say(desk, text, root, files = []) {
  const body = root === undefined ? { text, files } : { text, files, root };
  return write(`/page/${desk.viewer}/say`, { conversation: desk.current }, body).then(
    () => true,
    () => false,
  );
}

function note(desk, message) {
  const chat = chatOf(desk, message.conversation);
  if (!chat || message.at < chat.at) return;
  const words = message.text.replaceAll(/<\/?at>/g, '');
  chat.preview = message.deleted
    ? 'This message has been deleted.'
    : words || message.summary || message.files[0]?.name;
  chat.preview ||= 'Sent a card';
  if (message.seq > chat.newest && message.sender.key !== desk.viewer) chat.unread += 1;
  chat.newest = Math.max(chat.newest, message.seq);
  chat.at = message.at;
}

function showTyping(desk) {
  desk.typing.textContent = `${boot.bot} is typing…`;
  clearTimeout(desk.typingEnds);
  desk.typingEnds = setTimeout(() => {
    desk.typing.textContent = '';
  }, TYPING_LASTS);
}

function settle(desk) {
  if (desk.element.isConnected) look(desk);
  desk.list.update(desk.chats, desk.current, localNow());
  const talk = desk.conversations.get(desk.current);
  const offers = talk ? suggestionsOf(talk) : [];
  const buttons = offers.map(({ title, value }) =>
    make('button', { type: 'button', onclick: () => desk.say(value) }, title),
  );
  desk.quick.replaceChildren(...buttons);
}

function chatOf(desk, id) {
  return desk.chats.find((chat) => chat.id === id);
}

function placeOf(chat) {
  if (chat.kind === 'personal') return 'Chat with the bot';
  const people = `${chat.members} people`;
  return chat.kind === 'channel' ? `Channel in ${chat.team}, ${people}` : `Group chat, ${people}`;
}
