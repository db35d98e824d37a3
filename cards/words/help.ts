import {
  holds,
  isExecutive,
  isSupport,
  mayApprove,
  type Person,
  subgroupsOf,
} from '../../partnership/people.ts';

interface HelpLine {
  readonly say: string;
  readonly does: string;
  readonly for: (person: Person) => boolean;
}

const everybody = () => true;
const writes = (person: Person) => isSupport(person) || subgroupsOf(person).length > 0;
const looksAtPack = (person: Person) => isSupport(person) || mayApprove(person);

/** What the word *status* shows, by what somebody can owe: a member owes no report, but has a pack to read. */
export function statusOf(person: Person): { readonly title: string; readonly does: string } {
  if (isSupport(person)) {
    return { title: 'Who owes what', does: 'shows who owes what, and keeps itself up to date' };
  }
  if (subgroupsOf(person).length > 0) {
    return { title: 'What I owe', does: 'shows what you owe and by when' };
  }
  if (mayApprove(person)) {
    return {
      title: 'My pack',
      does: 'shows what waits for your approval, and your own pack',
    };
  }
  if (isExecutive(person)) {
    return { title: 'My pack', does: 'shows your board pack and whether you have read it' };
  }
  return { title: 'What waits for me', does: 'shows what waits for you' };
}

/** What this person can say to the bot, in the order in which people meet it. */
export function helpLines(person: Person): { readonly say: string; readonly does: string }[] {
  const others = HELP_LINES.filter((line) => line.for(person));
  return [{ say: 'status', does: statusOf(person).does }, ...others];
}

const HELP_LINES: readonly HelpLine[] = [
  {
    say: 'report',
    does: 'opens your highlight report',
    for: (one) => writes(one) && !isSupport(one),
  },
  { say: 'report DALPB', does: 'opens a subgroup’s report, to send on its behalf', for: isSupport },
  { say: 'cycle', does: 'shows the timetable up to the meeting', for: everybody },
  { say: 'people', does: 'shows who will be asked and how each is reached', for: isSupport },
  {
    say: 'boardpack',
    does: 'shows where the board pack stands and the next step',
    for: looksAtPack,
  },
  { say: 'boardpack check', does: 'lists what stops the pack from going out', for: looksAtPack },
  { say: 'boardpack draft', does: 'makes a new draft of the pack', for: isSupport },
  {
    say: 'boardpack approve',
    does: 'opens the pack that waits for your approval',
    for: mayApprove,
  },
  { say: 'boardpack circulate', does: 'sends the approved pack to every member', for: isSupport },
  { say: 'pause', does: 'holds everything the bot would send by itself', for: isSupport },
  { say: 'resume', does: 'lets the bot send again', for: isSupport },
  { say: 'help', does: 'shows this list', for: everybody },
];

export function helpLead(person: Person): string {
  if (isSupport(person))
    return 'I ask the subgroups for their highlight reports, remind them, make the board pack and send it out when you say so.';
  if (subgroupsOf(person).length > 0)
    return 'I ask you for your highlight report before each Executive. It takes about ten minutes, and you can change it until the pack goes out.';
  if (holds(person, 'executive chair') || holds(person, 'executive vice-chair'))
    return 'I show you the board pack before it goes out. Nothing is sent to members until you have approved it.';
  return 'I send you the board pack before each Executive and note that you have read it when you say so.';
}

export const HELP_ANYWAY =
  'Type a word as it stands, with or without a slash. Capitals do not matter.';
