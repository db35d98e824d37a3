import { avatar, make } from './make.mjs';
import { dayOf, shortDate, timeOf } from './times.mjs';

/** The chats of a viewer. Buttons are kept and only relabelled, so that focus stays where it is. */
export function makeChatList(viewerName, choose) {
  const list = make('ul', {});
  const element = make('nav', { class: 'chats', 'aria-label': `Chats of ${viewerName}` }, list);
  const rows = new Map();

  function update(chats, current, now) {
    for (const chat of chats) {
      if (!rows.has(chat.id)) {
        const row = makeRow(chat, () => choose(chat.id));
        rows.set(chat.id, row);
        list.append(row.element);
      }
      rows.get(chat.id).update(chat, chat.id === current, now);
    }
  }

  return { element, update };
}

function makeRow(chat, onclick) {
  const preview = make('span', { class: 'preview' });
  const time = make('span', { class: 'when' });
  const dot = make('span', { class: 'dot', 'aria-hidden': 'true', hidden: true });
  const unread = make('span', { class: 'visually-hidden' });
  const title = make('span', { class: 'chat-name' }, chat.name);
  const top = make('span', { class: 'chat-top' }, title, time);
  const words = make('span', { class: 'chat-words' }, top, preview);
  const where = chat.team ? `${chat.name}, ${chat.team}` : chat.name;
  const button = make(
    'button',
    { type: 'button', title: where, onclick },
    avatar(chat.name, chat.kind === 'personal'),
    words,
    dot,
    unread,
  );
  button.dataset.kind = chat.kind;
  return {
    element: make('li', {}, button),
    update(latest, current, now) {
      button.setAttribute('aria-current', String(current));
      button.classList.toggle('unread', latest.unread > 0);
      dot.hidden = latest.unread === 0;
      unread.textContent = latest.unread > 0 ? `, ${latest.unread} unread` : '';
      preview.textContent = latest.preview || latest.team;
      time.textContent = latest.at === '' ? '' : when(latest.at, now);
    },
  };
}

function when(at, now) {
  return dayOf(at) === dayOf(now) ? timeOf(at) : shortDate(at);
}
