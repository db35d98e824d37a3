import { make } from './make.mjs';
import { dayOf } from './times.mjs';

const SAME_BREATH = 5 * 60_000;

/** The order in which messages stand: by time, and in a channel each thread together. */
export function inOrder(messages, kind) {
  const sorted = [...messages].sort((a, b) => a.seq - b.seq);
  if (kind !== 'channel') return sorted;
  const threads = new Map();
  for (const message of sorted) {
    if (!threads.has(message.root)) threads.set(message.root, []);
    threads.get(message.root).push(message);
  }
  return [...threads.values()].flat();
}

/** Messages that follow each other closely stand together under one name. */
export function follows(previous, message) {
  if (!previous || previous.sender.key !== message.sender.key) return false;
  if (previous.root !== message.root && previous.root !== previous.id) return false;
  if (dayOf(previous.at) !== dayOf(message.at)) return false;
  return new Date(message.at) - new Date(previous.at) < SAME_BREATH;
}

export function startsDay(previous, message) {
  return !previous || dayOf(previous.at) !== dayOf(message.at);
}

export function dayLine(message) {
  return make('p', { class: 'day' }, make('span', {}, dayOf(message.at)));
}
