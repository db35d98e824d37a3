import type { Command } from '../../partnership/command.ts';
import { meetingIn } from './meeting.ts';
import type { CommandName } from './table.ts';

type PackCommand = Extract<CommandName, `boardpack${string}`>;

/** Words about the board pack. */
export function packCommand(name: PackCommand, rest: string): Command {
  const meeting = meetingIn(rest);
  switch (name) {
    case 'boardpack':
      return { kind: 'pack-state', meeting };
    case 'boardpack check':
      return { kind: 'check-pack', meeting };
    case 'boardpack draft':
      return { kind: 'draft-pack', meeting };
    case 'boardpack approve':
      return { kind: 'ask-approval', meeting };
    case 'boardpack circulate':
      return { kind: 'circulate-pack', meeting };
  }
}
