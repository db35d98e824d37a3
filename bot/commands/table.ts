/** For whom a command is; the decision itself checks the role, this only says whom to offer it. */
export type Audience = 'all' | 'support' | 'reporters' | 'pack';
export type Scope = 'personal' | 'team' | 'groupChat';

export interface CommandEntry {
  readonly name: string;
  /** What it does, in a few words: at most 128 characters, Teams' limit for a command list. */
  readonly says: string;
  readonly for: Audience;
  readonly scopes: readonly Scope[];
  /** Whole phrases that mean the same, the name apart. */
  readonly words: readonly string[];
  /** What may follow the name. */
  readonly takes: 'nothing' | 'meeting' | 'subgroup';
}

const EVERYWHERE = ['personal', 'team', 'groupChat'] as const;
const PERSONAL = ['personal'] as const;

/** The one table of what can be typed: the parser, the manifest's command lists and the page's suggestions read it. */
export const COMMANDS = [
  {
    name: 'help',
    says: 'What you can say, by your roles',
    for: 'all',
    scopes: EVERYWHERE,
    words: ['?', 'hi', 'hello', 'start', 'commands', 'menu', 'what can you do'],
    takes: 'nothing',
  },
  {
    name: 'status',
    says: 'Who owes what, or what you owe, and by when',
    for: 'all',
    scopes: EVERYWHERE,
    words: ['who owes what', 'who owes', 'what do i owe', 'progress'],
    takes: 'meeting',
  },
  {
    name: 'report',
    says: 'Opens the highlight report form, prefilled',
    for: 'reporters',
    scopes: EVERYWHERE,
    words: ['highlight report', 'my report', 'reports'],
    takes: 'subgroup',
  },
  {
    name: 'boardpack',
    says: 'Where the board pack stands and the next step',
    for: 'pack',
    scopes: EVERYWHERE,
    words: ['board pack', 'pack', 'boardpack status', 'board pack status', 'pack status'],
    takes: 'meeting',
  },
  {
    name: 'boardpack check',
    says: 'What stops the pack from going out',
    for: 'support',
    scopes: PERSONAL,
    words: ['board pack check', 'pack check', 'check boardpack', 'check the pack'],
    takes: 'meeting',
  },
  {
    name: 'boardpack draft',
    says: 'Makes a new draft of the pack',
    for: 'support',
    scopes: PERSONAL,
    words: ['board pack draft', 'pack draft', 'draft boardpack', 'draft the pack'],
    takes: 'meeting',
  },
  {
    name: 'boardpack approve',
    says: 'Asks the executive chair for approval; the chair opens the pack that waits for it',
    for: 'pack',
    scopes: PERSONAL,
    words: ['board pack approve', 'pack approve', 'approve boardpack', 'approve the pack'],
    takes: 'meeting',
  },
  {
    name: 'boardpack circulate',
    says: 'Sends the approved pack to every member',
    for: 'support',
    scopes: PERSONAL,
    words: ['board pack circulate', 'pack circulate', 'circulate boardpack', 'circulate the pack'],
    takes: 'meeting',
  },
  {
    name: 'cycle',
    says: 'The timetable up to the meeting, in working days',
    for: 'all',
    scopes: EVERYWHERE,
    words: ['timeline', 'timetable', 'dates'],
    takes: 'nothing',
  },
  {
    name: 'people',
    says: 'Who holds which role and how each is reached',
    for: 'support',
    scopes: PERSONAL,
    words: ['roster', 'who is who'],
    takes: 'nothing',
  },
  {
    name: 'pause',
    says: 'Holds everything the bot would send by itself',
    for: 'support',
    scopes: PERSONAL,
    words: ['pause sending', 'hold sending'],
    takes: 'nothing',
  },
  {
    name: 'resume',
    says: 'Lets the bot send again',
    for: 'support',
    scopes: PERSONAL,
    words: ['resume sending', 'unpause'],
    takes: 'nothing',
  },
] as const satisfies readonly CommandEntry[];

export type CommandName = (typeof COMMANDS)[number]['name'];
