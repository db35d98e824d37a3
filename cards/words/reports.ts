import type { AskKind } from '../../partnership/record/highlight-report.ts';
import type { DeliveryState } from '../../partnership/snapshot.ts';

export const REQUEST = {
  title: 'Your highlight report, please',
  lead: 'The Executive would like to know: are you on track, what has changed, what worries you, and what do you need from them. About ten minutes, less if little has changed.',
} as const;

export const REMINDERS = {
  1: {
    title: 'Reminder: your highlight report',
    lead: 'We have not had it yet. What you open is part filled in from last time, and a nil return is fine if there is nothing to report.',
  },
  2: {
    title: 'Second reminder: your highlight report',
    lead: 'This is the last reminder before it is due. If somebody else is writing it, they can send it from their own chat with me.',
  },
} as const;

export const OVERDUE = {
  title: 'Your highlight report is past its date',
  lead: 'It can still go into the pack if you send it soon. A few lines will do. If something stands in the way, please tell business support.',
} as const;

/** However it was asked for: what the same card says once the report is in, or can no longer come. */
export const ASKED = {
  received: 'Thank you: your highlight report is in',
  closedLead:
    'The pack has gone out without this report. For a late word to the Executive, please tell business support.',
} as const;

export const FORM = {
  title: 'Highlight report',
  changeTitle: 'Change your highlight report',
  lead: 'Fields marked * are always needed; what went well and what comes next too, unless it is a nil return. What is filled in already comes from last time: please check it.',
  changeLead:
    'This is what stands on record. Your change is filed as a new version; the one before is kept.',
  overall: 'Overall, where are you now?',
  overallError: 'Choose a colour.',
  summaryError: 'Say in a sentence or two where things stand.',
  sameAsOverall: 'Same as overall',
  onBehalf: 'You are sending this on the subgroup’s behalf. The record will say so.',
} as const;

export const RECEIPT = {
  title: 'Thank you – report received',
  lead: 'This is what is on record, word for word.',
  older: 'A newer version has been received since; this card shows the newest.',
  closed: 'The pack has gone out, so it can no longer be changed here.',
  onBehalf: 'on behalf of the subgroup',
  notApproved: 'not yet approved by the chair or deputy',
} as const;

export const CONFLICT = {
  title: 'Somebody else has sent this report',
  lead: 'While you were writing, another version was received. Yours is kept but not filed. Below is where the two differ: please choose which one stands. The other is kept in the history.',
} as const;

export const ASK_KINDS: Record<AskKind, string> = {
  decide: 'Decide',
  approve: 'Approve',
  endorse: 'Endorse',
  note: 'Note',
  discuss: 'Discuss',
  assure: 'Take assurance',
};

/** What became of asking somebody, said honestly: "told" only when Teams took the message. */
export const DELIVERY: Record<DeliveryState, string> = {
  sent: 'Told',
  intended: 'Message on its way',
  unconfirmed: 'Delivery not confirmed',
  refused: 'Teams refused the message',
  held: 'Held while sending is paused',
};
export const NOT_IN_TEAMS = 'Not in this Teams, please reach them yourself';
export const NOT_TOLD = 'Not told yet';
