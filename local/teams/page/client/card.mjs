import { prepareInputs, valueOf } from './card-inputs.mjs';
import { keepDraft, recallDraft } from './drafts.mjs';
import { make } from './make.mjs';
import { drawCard } from './renderer.mjs';

/**
 * One card of one message, for one viewer; `act` gets what is pressed. It is drawn again only when the card itself has changed; then what the
 * person had filled in is put back, unless their own press brought the new card.
 */
export function makeCard({ viewer, message, say, act }) {
  // A form of its own: the renderer names radio buttons by the field's id, and cards with the same fields would share them.
  const body = make('form', { class: 'card-body', onsubmit: (event) => event.preventDefault() });
  const note = make('p', { class: 'card-note', hidden: true });
  const element = make('div', { class: 'card', role: 'group', tabindex: '-1' }, body, note);
  const parts = { body, note, element, given: new Map() };
  return { viewer, message, say, act, ...parts, drawn: '', pressing: false };
}

/** `answer`: this card answers the viewer's own press. `view`: it is for this viewer alone. */
export function showCard(slot, json, { answer = false, view = false } = {}) {
  const text = JSON.stringify(json);
  if (text === slot.drawn || (slot.pressing && view && !answer)) return;
  const { viewer, message, element } = slot;
  const filled = answer ? {} : (touched(slot) ?? recallDraft('card', viewer, message.id) ?? {});
  const hadFocus = element.contains(document.activeElement);
  const focused = focusedInput(slot);
  slot.drawn = text;
  draw(slot, json, filled);
  tell(slot, '');
  if (!hadFocus) return;
  const again = inputsOf(slot).find((input) => input.id === focused);
  if (again) again.focus();
  else element.focus({ preventScroll: true });
}

/** Says something under the card; empty text takes it away. */
export function tell(slot, text, role = 'status') {
  slot.note.hidden = text === '';
  slot.note.setAttribute('role', role);
  slot.note.textContent = text;
}

function draw(slot, json, filled) {
  const prepared = prepareInputs(json, filled);
  const { card, element } = drawCard(prepared.copy, {
    onAction: (action) => slot.act(slot, action),
    onInput: () => keepDraft('card', slot.viewer, slot.message.id, touched(slot)),
  });
  slot.card = card;
  slot.body.replaceChildren(element ?? make('p', {}, 'This card could not be shown.'));
  slot.element.classList.toggle('full', json.msteams?.width === 'Full');
  slot.element.setAttribute('aria-label', json.speak || slot.message.summary || 'Card');
  slot.given.clear();
  for (const input of inputsOf(slot)) {
    slot.given.set(input.id, prepared.given.get(input.id) ?? valueOf(input));
  }
  for (const picture of slot.body.querySelectorAll('img:not([alt])')) picture.alt = '';
}

function inputsOf(slot) {
  return slot.card ? slot.card.getAllInputs(true) : [];
}

function focusedInput(slot) {
  const active = document.activeElement;
  return inputsOf(slot).find((input) => input.renderedInputControlElement?.contains(active))?.id;
}

/** What the person has changed so far; undefined before anything is drawn. */
function touched(slot) {
  if (!slot.card) return undefined;
  const changed = inputsOf(slot).filter((input) => valueOf(input) !== slot.given.get(input.id));
  return Object.fromEntries(changed.map((input) => [input.id, valueOf(input)]));
}
