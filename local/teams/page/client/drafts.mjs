import { boot } from './boot.mjs';

/** Half-written things, kept in this browser. The database's mark is in the key: a fresh start shows no old drafts. */
function keyOf(kind, viewer, what) {
  return `boardpack/${boot.install}/${kind}/${viewer}/${what}`;
}

export function recallDraft(kind, viewer, what) {
  const kept = localStorage.getItem(keyOf(kind, viewer, what));
  return kept === null ? undefined : JSON.parse(kept);
}

export function keepDraft(kind, viewer, what, value) {
  localStorage.setItem(keyOf(kind, viewer, what), JSON.stringify(value));
}

export function dropDraft(kind, viewer, what) {
  localStorage.removeItem(keyOf(kind, viewer, what));
}
