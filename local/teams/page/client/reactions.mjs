import { write } from './api.mjs';
import { people } from './boot.mjs';
import { icon, make } from './make.mjs';

const KINDS = { like: 'Like', heart: 'Heart' };

/** The reactions to one message: one stop for the Tab key, arrows inside. */
export function makeReactions() {
  const onkeydown = ({ key }) => {
    const step = { ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling' }[key];
    if (step) document.activeElement[step]?.focus();
  };
  const attributes = { class: 'reactions', role: 'toolbar', 'aria-label': 'Reactions' };
  return make('div', { ...attributes, onkeydown });
}

export function drawReactions(holder, viewer, message) {
  const { activeElement } = document;
  const focused = holder.contains(activeElement) && activeElement.dataset.kind;
  const mine = message.sender.key === viewer;
  holder.hidden = message.deleted || (mine && message.reactions.length === 0);
  const kinds = Object.keys(KINDS);
  holder.replaceChildren(...kinds.map((kind, at) => button(viewer, message, kind, at)));
  if (focused) holder.querySelector(`[data-kind="${focused}"]`)?.focus();
}

function button(viewer, message, kind, at) {
  const who = message.reactions.filter((each) => each.kind === kind).map((each) => each.person);
  const on = who.includes(viewer);
  const names = who.map((key) => people.get(key)?.name ?? key).join(', ');
  const given = who.length > 0;
  const attributes = {
    type: 'button',
    class: given ? 'reaction given' : 'reaction',
    tabindex: at === 0 ? '0' : '-1',
    'data-kind': kind,
    'aria-pressed': String(on),
    'aria-label': given ? `${KINDS[kind]}, ${who.length}: ${names}` : KINDS[kind],
    title: given ? `${KINDS[kind]}: ${names}` : KINDS[kind],
    onclick: () => react(viewer, message, kind, !on),
  };
  return make('button', attributes, icon(kind), given ? String(who.length) : '');
}

function react(viewer, message, kind, on) {
  write(`/page/${viewer}/react`, { seq: message.seq }, { kind, on }).catch(() => undefined);
}
