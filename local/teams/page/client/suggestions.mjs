import { boot } from './boot.mjs';
import { make } from './make.mjs';

const MOST = 5;

/** Commands and the bot's name, offered while somebody types: plain buttons above the box, reached with the up arrow. */
export function makeSuggestions(box) {
  const attributes = { class: 'suggestions', role: 'group', 'aria-label': 'Suggestions' };
  const list = make('div', { ...attributes, hidden: true });
  list.addEventListener('keydown', (event) => move(list, box, event));
  return list;
}

export function updateSuggestions(list, box) {
  const offers = offersFor(box.value);
  list.hidden = offers.length === 0;
  list.replaceChildren(...offers.map((offer) => button(list, box, offer)));
}

export function closeSuggestions(list) {
  list.hidden = true;
  list.replaceChildren();
}

function button(list, box, { title, description, text }) {
  const onclick = () => {
    box.value = text;
    box.focus();
    box.dispatchEvent(new Event('input'));
    closeSuggestions(list);
  };
  const words = [make('strong', {}, title), make('span', {}, description)];
  return make('button', { type: 'button', onclick }, ...words);
}

function move(list, box, event) {
  const buttons = [...list.children];
  const at = buttons.indexOf(document.activeElement);
  if (event.key === 'ArrowUp') buttons[Math.max(0, at - 1)]?.focus();
  else if (event.key === 'ArrowDown') (buttons[at + 1] ?? box).focus();
  else if (event.key === 'Escape') box.focus();
  else return;
  if (event.key === 'Escape') closeSuggestions(list);
  event.preventDefault();
}

function offersFor(text) {
  const mention = /(^|\s)@(\w*)$/.exec(text);
  if (mention && boot.bot.toLowerCase().startsWith(mention[2].toLowerCase())) {
    const before = text.slice(0, text.length - mention[2].length - 1);
    const title = `@${boot.bot}`;
    const description = 'Mention the bot, so that it reads this';
    return [{ title, description, text: `${before}${title} ` }];
  }
  const [, lead, typed] = /^((?:@\w+\s+)?\/?)(.*)$/s.exec(text);
  if (typed === '' && !lead.endsWith('/')) return [];
  const start = lead.replace('/', '');
  return boot.commands
    .filter(({ title }) => title.startsWith(typed.toLowerCase()) && title !== typed)
    .slice(0, MOST)
    .map(({ title, description }) => ({ title, description, text: start + title }));
}
