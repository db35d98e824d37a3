import { make } from './make.mjs';

const NEAR = 60;
const FIELDS = 'input, textarea, select';

/**
 * Keeps a log at its newest message while the reader is there, and leaves them alone when they read further up or
 * fill in a card. Of a message taller than the log its beginning is shown. The button tells of messages below.
 */
export function makeScrolling(log, list) {
  const jump = make('button', { type: 'button', class: 'jump', hidden: true }, 'New messages');
  const reader = { log, list, jump, stance: 'newest', kept: 0, placed: 0, unseen: new Set() };
  jump.addEventListener('click', () => toUnseen(reader));
  log.addEventListener('scroll', () => notice(reader));
  const observer = new ResizeObserver(() => settle(reader));
  observer.observe(list);
  observer.observe(log);
  return reader;
}

/** The chat is opened for the first time: at the first of these messages, as Teams does. */
export function beginAtUnread(reader, unread) {
  if (unread.length === 0 || reader.stance !== 'newest') return;
  for (const element of unread) reader.unseen.add(element);
  standAt(reader, unread[0]);
}

/** A message is about to stand in the log: somebody who fills in a field must not be carried away from it. */
export function messageArriving(reader) {
  const { log } = reader;
  const { activeElement } = document;
  const filling = log.contains(activeElement) && activeElement.matches(FIELDS);
  if (filling) reader.stance = 'reading';
  else if (inSight(reader) && reader.stance === 'unread') reader.stance = stanceHere(reader);
}

export function messageArrived(reader, element, mine) {
  const following = reader.stance === 'newest' || reader.stance === 'bottom';
  if (mine || (following && inSight(reader))) return toNewest(reader);
  reader.unseen.add(element);
  if (following) standAt(reader, element);
  else tellUnseen(reader);
}

/** The log has come into sight (again): where the reader left it. */
export function logShown(reader) {
  if (reader.stance === 'reading') reader.log.scrollTop = reader.kept;
  settle(reader);
}

/** Only the reader moves the log away from where it was put: a card that grows does not. */
function notice(reader) {
  if (!inSight(reader)) return;
  reader.kept = reader.log.scrollTop;
  if (Math.abs(reader.kept - reader.placed) > 1) reader.stance = stanceHere(reader);
  tellUnseen(reader);
}

function stanceHere(reader) {
  const { scrollTop } = reader.log;
  if (Math.abs(newest(reader) - scrollTop) < 4) return 'newest';
  return bottom(reader) - scrollTop < NEAR ? 'bottom' : 'reading';
}

function inSight({ log }) {
  return log.clientHeight > 0;
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
  if (!inSight(reader)) return;
  const { log, stance, anchor } = reader;
  if (stance !== 'reading') {
    const place = { newest, bottom, unread: () => anchor.offsetTop - 8 }[stance];
    log.scrollTop = place(reader);
    reader.placed = log.scrollTop;
    reader.kept = reader.placed;
  }
  tellUnseen(reader);
}

/** Seen is what begins above the lower edge of the log. */
function tellUnseen(reader) {
  if (!inSight(reader)) return;
  const { log, jump, unseen } = reader;
  const edge = log.scrollTop + log.clientHeight - 24;
  for (const element of unseen) if (element.offsetTop < edge) unseen.delete(element);
  jump.hidden = unseen.size === 0;
}

function standAt(reader, element) {
  reader.stance = 'unread';
  reader.anchor = element;
  settle(reader);
}

function toUnseen(reader) {
  const [first] = reader.unseen;
  reader.log.focus({ preventScroll: true });
  if (first) standAt(reader, first);
}

function toNewest(reader) {
  reader.stance = 'newest';
  reader.unseen.clear();
  settle(reader);
}
