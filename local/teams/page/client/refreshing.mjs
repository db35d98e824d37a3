import { write } from './api.mjs';

/**
 * Asks the bot for the viewer's own version of cards that carry `refresh`, when they come into view: once for each
 * version of a message, as long as the chat stays open. Whether the card means this viewer the server decides.
 */
export function makeRefreshing(viewer, log) {
  const asked = new Set();
  const watched = new Map();
  const observer = new IntersectionObserver(seen, { root: log });

  function seen(entries) {
    for (const { isIntersecting, target } of entries) {
      const message = watched.get(target);
      if (isIntersecting && message) ask(message);
    }
  }

  function ask({ seq, version }) {
    const key = `${seq}/${version}`;
    if (asked.has(key)) return;
    asked.add(key);
    write(`/page/${viewer}/refresh`, { seq }).catch(() => asked.delete(key));
  }

  return {
    watch(element, message, view) {
      const card = view?.card ?? message.cards[0];
      if (!card?.refresh?.action) return;
      if (watched.get(element)?.version === message.version) return;
      watched.set(element, message);
      observer.unobserve(element);
      observer.observe(element);
    },
    /** The chat is opened anew: Teams refreshes again. */
    reopen() {
      asked.clear();
      for (const element of watched.keys()) {
        observer.unobserve(element);
        observer.observe(element);
      }
    },
  };
}
