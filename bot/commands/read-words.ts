import type { Command } from '../../partnership/command.ts';
import { packCommand } from './boardpack.ts';
import { meetingIn, subgroupIn } from './meeting.ts';
import { nearestCommand } from './nearest.ts';
import { normalised, type Phrase, phraseIn } from './phrase.ts';

/** Typed words as a Command: with or without the slash, in any case. A near miss comes back with a suggestion. */
export function readWords(text: string): Command {
  const words = normalised(text);
  if (words === '') return { kind: 'help' };
  const phrase = phraseIn(words) ?? behindOurName(words);
  if (phrase === null) return { kind: 'not-understood', nearest: nearestCommand(words) };
  return commandOf(phrase);
}

/** "boardpack help": the bot is called what its best-known command is called, so its name may simply stand in front. */
function behindOurName(words: string): Phrase | null {
  return words.startsWith('boardpack ') ? phraseIn(words.slice('boardpack '.length)) : null;
}

function commandOf({ name, rest }: Phrase): Command {
  switch (name) {
    case 'help':
    case 'cycle':
    case 'people':
    case 'pause':
    case 'resume':
      return { kind: name };
    case 'status':
      return { kind: 'status', meeting: meetingIn(rest) };
    case 'report':
      return { kind: 'open-report', subgroup: subgroupIn(rest) };
    case 'boardpack':
    case 'boardpack check':
    case 'boardpack draft':
    case 'boardpack approve':
    case 'boardpack circulate':
      return packCommand(name, rest);
  }
}
