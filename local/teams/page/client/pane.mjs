import { people } from './boot.mjs';
import { catchUp, deskShown, hear, look, makeDesk } from './desk.mjs';
import { dressAvatar, make } from './make.mjs';

/** One of the Teams side by side: somebody's chats, and the switch to be anybody else. */
export function makePane(section, onSwitch) {
  const select = section.querySelector('select');
  const pane = { section, desks: new Map() };
  select.addEventListener('change', () => {
    show(pane, select.value);
    onSwitch(select.value);
  });
  show(pane, select.value);
  return pane;
}

export function paneHears(pane, event) {
  for (const desk of pane.desks.values()) {
    if (event.people.includes(desk.viewer)) hear(desk, event, desk === pane.desk);
  }
}

export function paneCatchesUp(pane) {
  for (const desk of pane.desks.values()) catchUp(desk);
}

export function paneLooks(pane) {
  if (pane.desk) look(pane.desk);
}

function show(pane, key) {
  const { section, desks } = pane;
  const person = people.get(key);
  section.dataset.person = key;
  section.setAttribute('aria-label', `Teams of ${person.name}`);
  dressAvatar(section.querySelector('.pane-head .avatar'), person.name, false);
  if (person.reach === 'teams' && !desks.has(key)) desks.set(key, makeDesk(person));
  pane.desk = desks.get(key);
  section.querySelector('.pane-body').replaceChildren(pane.desk?.element ?? elsewhere(person));
  if (!pane.desk) return;
  deskShown(pane.desk);
  look(pane.desk);
}

function elsewhere({ name }) {
  const where = 'another organisation’s Microsoft tenant';
  return make(
    'div',
    { class: 'elsewhere' },
    make('h2', {}, 'Not in this tenant'),
    make('p', {}, `${name} sits in ${where} and cannot be reached in Teams.`),
    make('p', {}, 'They answer on a private link, sent to them by e-mail.'),
  );
}
