import { make } from './make.mjs';

const NEAR = 60;
const FIELDS = 'input, textarea, select';

/**
 * Keeps a log at its newest message while the reader is there, and leaves them alone when they read further up or
 * fill in a card. Of a message taller than the log its beginning is shown.
 */
export function makeScrolling(log, list) {
  const jump = make('button', { type: 'button', class: 'jump', hidden: true }, 'New messages');
  const reader = { log, list, jump, stance: 'newest', kept: 0 };
  jump.addEventListener('click', () => toNewest(reader));
  log.addEventListener('scroll', () => notice(reader));
  new ResizeObserver(() => settle(reader)).observe(list);
  return reader;
}

/** A message is about to stand in the log: somebody who fills in a field must not be carried away from it. */
export function messageArriving(reader) {
  const { activeElement } = document;
  if (reader.log.contains(activeElement) && activeElement.matches(FIELDS)) {
    reader.stance = 'reading';
  }
}

export function messageArrived(reader, mine) {
  if (mine || reader.stance !== 'reading') toNewest(reader);
  else reader.jump.hidden = false;
}

/** The log has come into sight (again): where the reader left it. */
export function logShown(reader) {
  if (reader.stance === 'reading') reader.log.scrollTop = reader.kept;
  else settle(reader);
}

function notice(reader) {
  if (reader.log.hidden) return;
  reader.kept = reader.log.scrollTop;
  const left = bottom(reader) - reader.kept;
  if (Math.abs(newest(reader) - reader.kept) < 4) reader.stance = 'newest';
  else reader.stance = left < NEAR ? 'bottom' : 'reading';
  if (left < NEAR) reader.jump.hidden = true;
}

function bottom({ log }) {
  return log.scrollHeight - log.clientHeight;
}

function newest(reader) {
  const last = reader.list.lastElementChild;
  if (!last || last.offsetHeight < reader.log.clientHeight) return bottom(reader);
  return last.offsetTop - 8;
}

function settle(reader) {
  if (reader.log.hidden || reader.stance === 'reading') return;
  reader.log.scrollTop = reader.stance === 'newest' ? newest(reader) : bottom(reader);
}

function toNewest(reader) {
  reader.stance = 'newest';
  reader.jump.hidden = true;
  settle(reader);
}
