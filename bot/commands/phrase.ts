import { namesMeeting } from './meeting.ts';
import { COMMANDS, type CommandEntry, type CommandName } from './table.ts';

export interface Phrase {
  readonly name: CommandName;
  readonly takes: CommandEntry['takes'];
  /** What stands behind the command, as it was typed but in lower case. */
  readonly rest: string;
}

/** Said out of courtesy, and carrying nothing. */
const COURTESY = new Set(['please', 'thanks', 'thank', 'you', 'now']);
/** More than this behind a command is no argument but somebody telling us something. */
const MOST_WORDS_BEHIND = 4;

/** Typed words in one form: lower case, single spaces, without slash, mention, courtesy and closing punctuation. */
export function normalised(text: string): string {
  const words = text
    .replaceAll(/&nbsp;|[\u00A0\u200B-\u200D\uFEFF]/gi, ' ')
    .toLowerCase()
    .trim()
    .replace(/^(?:@\S+\s+)+/, '')
    .replace(/^\/+\s*/, '')
    .replace(/(?<=\S)[\s?!.,;:]+$/, '')
    .split(/\s+/);
  return words.filter((word) => !COURTESY.has(word)).join(' ');
}

/** The command that a normalised text begins with; the longest phrase wins. */
export function phraseIn(text: string): Phrase | null {
  let best: { readonly phrase: Phrase; readonly length: number } | null = null;
  for (const entry of COMMANDS) {
    for (const phrase of [entry.name, ...entry.words]) {
      const rest = behind(text, phrase);
      if (rest === null || (best !== null && best.length >= phrase.length)) continue;
      best = { phrase: { name: entry.name, takes: entry.takes, rest }, length: phrase.length };
    }
  }
  if (best === null || !fits(best.phrase)) return null;
  return best.phrase;
}

function behind(text: string, phrase: string): string | null {
  if (text === phrase) return '';
  return text.startsWith(`${phrase} `) ? text.slice(phrase.length + 1) : null;
}

function fits({ takes, rest }: Phrase): boolean {
  if (rest === '') return true;
  if (takes === 'meeting') return namesMeeting(rest);
  return takes === 'subgroup' && rest.split(' ').length <= MOST_WORDS_BEHIND;
}
