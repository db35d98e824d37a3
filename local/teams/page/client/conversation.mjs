import { read, write } from './api.mjs';
import { make } from './make.mjs';
import { makeMessage, updateMessage } from './message.mjs';
import { makeRefreshing } from './refreshing.mjs';
import {
  beginAtUnread,
  logShown,
  makeScrolling,
  messageArrived,
  messageArriving,
} from './scrolling.mjs';
import { dayLine, follows, inOrder, startsDay } from './threads.mjs';
import { welcome } from './welcome.mjs';

/** One chat of one viewer. It keeps its own part of the page while hidden, so that half-filled cards stay as they are. */
export function makeConversation({ viewer, chat, say, reply }) {
  const list = make('div', { class: 'messages' });
  const earlier = make('button', { type: 'button', class: 'earlier', hidden: true });
  earlier.textContent = 'Earlier messages';
  const attributes = { class: 'log', role: 'log', tabindex: '0', 'aria-busy': 'true' };
  const log = make('div', attributes, earlier, list);
  log.setAttribute('aria-label', `Messages, ${chat.name}`);
  const talk = {
    viewer,
    chat,
    say,
    reply,
    list,
    earlier,
    log,
    scrolling: makeScrolling(log, list),
    refreshing: makeRefreshing(viewer, log),
    messages: new Map(),
    views: new Map(),
    slots: new Map(),
  };
  earlier.addEventListener('click', () => {
    loadHistory(talk, Math.min(...talk.messages.keys())).catch(() => undefined);
  });
  return talk;
}

/** Reads the newest messages, or those before `before`. */
export async function loadHistory(talk, before) {
  const query = { conversation: talk.chat.id, ...(before ? { before } : {}) };
  const history = await read(`/page/${talk.viewer}/history`, query);
  for (const message of history.messages) {
    const known = talk.messages.get(message.seq);
    if (!known || known.version <= message.version) talk.messages.set(message.seq, message);
  }
  for (const view of history.views) talk.views.set(view.seq, view);
  if (before || talk.messages.size <= history.messages.length) {
    talk.earlier.hidden = !history.earlier;
  }
  draw(talk);
  if (talk.log.hasAttribute('aria-busy')) beginAtUnread(talk.scrolling, unreadIn(talk));
  talk.log.removeAttribute('aria-busy');
  if (!before) logShown(talk.scrolling);
}

/** What stands in the page for others' messages that the viewer had not seen when the chat was first opened. */
function unreadIn({ chat, viewer, messages, slots }) {
  return [...messages.values()]
    .filter(({ seq, sender, deleted }) => seq > chat.read && sender.key !== viewer && !deleted)
    .sort((a, b) => a.seq - b.seq)
    .map(({ seq }) => slots.get(seq).element);
}

export function acceptMessage(talk, message) {
  const known = talk.messages.get(message.seq);
  talk.messages.set(message.seq, message);
  if (!known) messageArriving(talk.scrolling);
  draw(talk);
  if (known) return;
  const { element } = talk.slots.get(message.seq);
  messageArrived(talk.scrolling, element, message.sender.key === talk.viewer);
}

export function acceptView(talk, view) {
  talk.views.set(view.seq, view);
  draw(talk);
}

export function newestOf(talk) {
  return Math.max(0, ...talk.messages.keys());
}

export function suggestionsOf(talk) {
  return talk.messages.get(newestOf(talk))?.suggestions ?? [];
}

/** The chat comes before the viewer's eyes. */
export function conversationShown(talk) {
  logShown(talk.scrolling);
  talk.refreshing.reopen();
  write(`/page/${talk.viewer}/open`, { conversation: talk.chat.id }).catch(() => undefined);
}

function draw(talk) {
  const { list, messages, chat, say } = talk;
  const ordered = inOrder(messages.values(), chat.kind);
  let place = list.firstChild;
  let previous;
  for (const message of ordered) {
    const { element } = drawOne(talk, message, previous);
    if (element === place) place = place.nextSibling;
    else list.insertBefore(element, place);
    previous = message;
  }
  if (ordered.length === 0) list.replaceChildren(welcome(chat, say));
  else list.querySelector('.welcome')?.remove();
}

function drawOne(talk, message, previous) {
  const { slots, views, refreshing, chat } = talk;
  const { seq, version, root, id } = message;
  if (!slots.has(seq)) slots.set(seq, makeSlot(talk, message));
  const slot = slots.get(seq);
  const view = views.get(seq)?.version === version ? views.get(seq) : undefined;
  updateMessage(slot.node, message, view);
  refreshing.watch(slot.node.element, message, view);
  const inThread = root !== id && chat.kind === 'channel';
  slot.element.classList.toggle('reply', inThread);
  slot.element.classList.toggle('post', !inThread && chat.kind === 'channel');
  slot.node.element.classList.toggle('follows', follows(previous, message));
  slot.day.hidden = inThread || !startsDay(previous, message);
  return slot;
}

/** A message with the line of its day above it, and in a channel the way to answer. */
function makeSlot(talk, message) {
  const node = makeMessage(talk, message);
  const day = dayLine(message);
  const element = make('div', { class: 'slot' }, day, node.element);
  if (talk.chat.kind === 'channel' && message.root === message.id) {
    const onclick = () => talk.reply(message);
    node.content.append(make('button', { type: 'button', class: 'answer', onclick }, 'Reply'));
  }
  return { node, day, element };
}
