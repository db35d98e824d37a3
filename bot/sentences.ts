import { listInWords } from '../partnership/in-words.ts';
import type { Partnership } from '../partnership/snapshot.ts';

/** What is said where no card can be drawn: to strangers, across partnerships, and when something has failed. */
export function troubleSentence(reference: string): string {
  return `Something went wrong on our side, and nothing more was done. Please try again; if it happens once more, give your administrator the reference ${reference}.`;
}

/** Names nobody and nothing: whoever is told it may be anybody. */
export function strangerSentence(contact: string): string {
  return `I do not know you yet. Please write to ${contact} to be added to the partnership’s list of people.`;
}

export function severalSentence(partnerships: readonly Partnership[]): string {
  const names = listInWords(partnerships.map((each) => each.name));
  return `You belong to more than one partnership here: ${names}. Please ask business support of the one you mean, until I can tell them apart in this chat.`;
}

/** For a press whose outcome comes as a message of its own. */
export const RECEIVED = 'Received. The answer comes in this chat in a moment.';
