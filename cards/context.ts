import type { Person } from '../partnership/people.ts';
import type { Snapshot } from '../partnership/snapshot.ts';
import type { CardJson } from './card-json.ts';

export interface DrawContext {
  readonly snapshot: Snapshot;
  readonly to: Person;
  /** UTC instant. */
  readonly now: string;
  /** File hash → data URI. A picture that is not there is left out. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The reader's Teams id (`29:…`) where it is known: only then does a living card ask Teams to refresh it. */
  readonly userId?: string | null;
}

export interface Drawn {
  readonly card: CardJson;
  /** Notification text: it shows on locked screens, so it never holds report content. */
  readonly summary: string;
}

/** How much of what has a better home than this card is shown, so that the card stays below Teams' size limit. */
export interface Budget {
  /** Characters of each text that is quoted from the record. */
  readonly quoted: number;
  /** Characters of each text that somebody typed into a form which they still hold open. */
  readonly typed: number;
  readonly pictures: number;
}

export interface Desk extends DrawContext {
  readonly budget: Budget;
}

/** A quoted text within the budget; when it is shortened it says so and where the rest is. */
export function quote(text: string, desk: Desk): string {
  return shortened(text, desk.budget.quoted, 'the whole text is in SharePoint');
}

/** What somebody typed. Shortening it is the last resort, and the note stands in the text so that it cannot go unseen. */
export function typedText(text: string, desk: Desk): string {
  return shortened(text, desk.budget.typed, 'too long for this card');
}

function shortened(text: string, most: number, where: string): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const left = (text.length - kept.length).toLocaleString('en-GB');
  return `${kept} … [${left} more characters: ${where}]`;
}
