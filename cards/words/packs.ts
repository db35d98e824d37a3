import type { PackStage } from '../../partnership/snapshot.ts';

/** The stages of making a pack in the order in which they come, and how each is said while it runs and once it is done. */
export const PACK_STAGES: readonly {
  readonly stage: PackStage;
  readonly running: string;
  readonly done: string;
}[] = [
  { stage: 'waiting', running: 'Waiting for its turn', done: 'Started' },
  { stage: 'collecting', running: 'Collecting the reports', done: 'Reports collected' },
  { stage: 'laying out', running: 'Laying out the pages', done: 'Pages laid out' },
  { stage: 'drawing previews', running: 'Drawing previews', done: 'Previews drawn' },
  { stage: 'filing', running: 'Filing in SharePoint', done: 'Filed in SharePoint' },
];

export const EDITIONS = {
  full: 'full edition',
  part1: 'part 1 edition',
} as const;

export const APPROVAL = {
  title: 'Board pack for your approval',
  lead: 'Please look it through. Nothing goes to members until you approve. Your approval holds for exactly what this pack says: if anything in it changes, you will be asked again.',
  changed:
    'What the pack says has changed since this was sent, so it can no longer be approved here. You will be asked again with the new one.',
  returned: 'You returned this pack. Business support will come back to you.',
} as const;

export const CIRCULATED = {
  title: 'Your board pack',
  reminderTitle: 'Reminder: your board pack',
  whenRead: 'Once you have read it, please say so here:',
  readLead: 'Thank you. You can open it again at any time.',
  lead: 'Your board pack is ready to read. The first page says what is to be decided, what worries, and which reports did not come.',
  reminder:
    'A friendly reminder: the meeting is close, and you have not said yet that you have read the pack.',
  replaced: 'A newer pack has been sent since. Please read that one.',
} as const;

interface NextStep {
  readonly verb: string | null;
  readonly title: string;
  /** What the card says above the button. */
  readonly lead: string;
}

export const FIRST_DRAFT = 'Make a draft';

/** Where the pack stands and what comes next, by the one sensible next step. */
export const NEXT_STEPS = {
  draft: {
    verb: 'draft-pack',
    title: 'Make a new draft',
    lead: 'The next step is a draft of what is in now.',
  },
  wait: { verb: null, title: '', lead: 'The pack is being made. This takes a few seconds.' },
  'ask-approval': {
    verb: 'ask-approval',
    title: 'Ask the chair to approve',
    lead: 'A draft is ready. Please look it through, then ask the chair to approve it.',
  },
  'wait-approval': {
    verb: null,
    title: '',
    lead: 'The chair has been asked to approve it. There is nothing to do until they answer.',
  },
  circulate: {
    verb: 'circulate-pack',
    title: 'Send it to the members',
    lead: 'The chair has approved it. It can go out to the members now.',
  },
  watch: {
    verb: 'status',
    title: 'Who has read it',
    lead: 'The pack has gone out to the members.',
  },
} as const satisfies Record<string, NextStep>;

/** The same for the chair, who looks at where it stands and works on nothing but the approval. */
export const ONLOOKER_LEADS: Record<keyof typeof NEXT_STEPS, string> = {
  draft: 'Business support will make a draft of it. You need do nothing until you are asked.',
  wait: NEXT_STEPS.wait.lead,
  'ask-approval': 'Business support is looking through the draft. You will be asked to approve it.',
  'wait-approval': 'It waits for your approval. Please say “boardpack approve” to open it.',
  circulate: 'You have approved it. Business support will send it to the members.',
  watch: NEXT_STEPS.watch.lead,
};

export const STAGE_WORDS = {
  none: 'not started',
  compiling: 'being made',
  failed: 'could not be made',
  draft: 'draft ready',
  'awaiting approval': 'waits for approval',
  approved: 'approved',
  circulated: 'sent to members',
} as const;

export const DRAFT = {
  making: 'Making the board pack',
  ready: 'The board pack is made',
  failed: 'The pack could not be made',
  failedLead:
    'Nothing was sent and nothing is lost. Please try again; if it fails once more, tell your administrator.',
  replacedTitle: 'An older version of the board pack',
} as const;

/** A version that has gone its way: what became of it, whatever is done with the pack since. */
export const VERSION_FATES = {
  replaced: (version: string, by: string) =>
    `Version ${version} has been replaced by ${by === '' ? 'a newer one' : by}.`,
  approved: (version: string, by: string) =>
    `Version ${version} has been approved${by === '' ? '' : ` by the ${by}`}. The version for the members is made from it.`,
  circulated: (version: string) => `Version ${version} has gone out to the members.`,
  outdated: (version: string) =>
    `The record has changed since version ${version} was made. ${NEXT_STEPS.draft.lead}`,
  draft: (version: string) => `Version ${version} is ready to look through.`,
} as const;
