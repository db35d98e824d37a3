import { addressHere } from './address.mjs';
import { write as post } from './api.mjs';
import { makeCard, showCard } from './card.mjs';
import { pressAction } from './card-press.mjs';
import { avatar, make } from './make.mjs';
import { drawReactions, makeReactions } from './reactions.mjs';
import { fullTime, timeOf } from './times.mjs';
import { write } from './words.mjs';

/** One message in a conversation, still empty: `updateMessage` fills it. */
export function makeMessage({ viewer, say }, first) {
  const mine = first.sender.key === viewer;
  const parts = {
    edited: make('span', { class: 'edited', hidden: true }, 'Edited'),
    words: make('div', { class: 'words', hidden: true }),
    cards: make('div', { class: 'cards' }),
    reactions: makeReactions(),
    delivery: make('div', { class: 'delivery', role: 'status' }),
  };
  const head = make(
    'p',
    { class: 'head' },
    make('span', { class: 'name' }, first.sender.name),
    make('time', { datetime: first.at, title: fullTime(first.at) }, timeOf(first.at)),
    parts.edited,
  );
  const { words, cards, reactions, delivery } = parts;
  const content = make('div', { class: 'content' }, head, words, cards, reactions, delivery);
  const attributes = {
    class: `message ${mine ? 'mine' : 'theirs'}`,
    'data-seq': first.seq,
    'aria-label': `${mine ? 'You' : first.sender.name}, ${timeOf(first.at)}`,
  };
  const face = mine ? '' : avatar(first.sender.name, first.sender.bot);
  const element = make('article', attributes, face, content);
  return { viewer, say, parts, content, element, drawn: {}, slots: [] };
}

/** Draws what differs from before, and leaves the rest of the message as it stands. */
export function updateMessage(node, message, view) {
  const { parts, viewer } = node;
  node.element.classList.toggle('deleted', message.deleted);
  parts.edited.hidden = !message.edited || message.deleted;
  const { text, deleted, files, reactions, delivery } = message;
  changed(node, 'words', [text, deleted, files], () => drawWords(parts.words, message));
  drawCards(node, message, view);
  changed(node, 'reactions', [reactions, deleted], () =>
    drawReactions(parts.reactions, viewer, message),
  );
  changed(node, 'delivery', delivery, () => drawDelivery(parts.delivery, viewer, message));
}

function changed(node, part, value, draw) {
  const text = JSON.stringify(value);
  if (node.drawn[part] === text) return;
  node.drawn[part] = text;
  draw();
}

function drawWords(holder, message) {
  const text = message.deleted ? 'This message has been deleted.' : message.text;
  write(holder, text, message.deleted ? 'plain' : message.format);
  for (const file of message.files) holder.append(fileLink(file));
  holder.hidden = holder.childNodes.length === 0;
}

function fileLink({ name, href }) {
  if (!/^https?:/.test(href)) return make('span', { class: 'file' }, name);
  return make('a', { class: 'file', href: addressHere(href), download: name }, name);
}

function drawCards(node, message, view) {
  const { slots, viewer, say } = node;
  const shown = view ? [view.card, ...message.cards.slice(1)] : message.cards;
  while (slots.length > shown.length) slots.pop().element.remove();
  shown.forEach((json, at) => {
    if (!slots[at]) {
      slots[at] = makeCard({ viewer, message, say, act: pressAction });
      node.parts.cards.append(slots[at].element);
    }
    showCard(slots[at], json, { view: view !== undefined && at === 0 });
  });
  node.element.classList.toggle('with-card', shown.length > 0);
  const wide = shown.some((json) => json.msteams?.width === 'Full');
  node.element.classList.toggle('wide', wide);
}

function drawDelivery(holder, viewer, message) {
  if (message.sender.key !== viewer || message.delivery === 'sent') {
    return holder.replaceChildren();
  }
  if (message.delivery === 'sending') return holder.replaceChildren('Sending…');
  const retry = () => {
    post(`/page/${viewer}/retry`, { seq: message.seq }).catch(() => undefined);
  };
  return holder.replaceChildren(
    make('span', {}, 'Not sent. '),
    make('button', { type: 'button', class: 'retry', onclick: retry }, 'Try again.'),
  );
}
