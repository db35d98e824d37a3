import { addressHere } from './address.mjs';
import { write } from './api.mjs';
import { showCard, tell } from './card.mjs';
import { dropDraft } from './drafts.mjs';

/** What Teams does with each kind of action. The renderer itself shows and hides parts of a card. */
export function pressAction(slot, action) {
  const type = action.getJsonTypeName();
  if (type === 'Action.OpenUrl') return openUrl(action.url);
  const { verb, data = {}, id, title } = action;
  if (type === 'Action.Execute') return press(slot, 'execute', { id, title, verb }, data);
  if (type !== 'Action.Submit') return undefined;
  const teams = data?.msteams;
  if (teams?.type === 'imBack') return slot.say(teams.value ?? teams.text ?? title);
  return press(slot, 'submit', { id, title }, data);
}

async function press(slot, kind, action, data) {
  if (slot.pressing) return;
  slot.pressing = true;
  slot.element.setAttribute('aria-busy', 'true');
  tell(slot, '');
  const outcome = await ask(slot, { kind, action, data });
  if (outcome.kind === 'card') showCard(slot, outcome.view.card, { answer: true, view: true });
  if (outcome.kind === 'card' || outcome.kind === 'done') {
    dropDraft('card', slot.viewer, slot.message.id);
  }
  slot.pressing = false;
  slot.element.removeAttribute('aria-busy');
  if (outcome.kind === 'notice') tell(slot, outcome.text);
  if (outcome.kind === 'error') tell(slot, outcome.text, 'alert');
}

async function ask({ viewer, message }, what) {
  try {
    return await write(`/page/${viewer}/press`, { seq: message.seq }, what);
  } catch {
    return { kind: 'error', text: 'Something went wrong. Please try again.' };
  }
}

function openUrl(url) {
  if (!/^(https?|mailto):/i.test(url ?? '')) return;
  window.open(addressHere(url), '_blank', 'noopener');
}
