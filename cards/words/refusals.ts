import { countOf } from '../../partnership/in-words.ts';
import type { Refusal } from '../../partnership/refusal.ts';

/** Names that a sentence needs, looked up by whoever draws it. */
export interface Named {
  readonly subgroup: (code: string) => string;
  readonly meeting: (reference: string) => string;
  readonly contact: string;
}

/** One sentence for each expected *no*: what the matter is and what to do next. */
export function refusalWords(refusal: Refusal, named: Named): string {
  if ('meeting' in refusal) return meetingWords(refusal, named.meeting(refusal.meeting));
  const ask = `write to ${named.contact}`;
  switch (refusal.why) {
    case 'unknown-person':
      return `I do not know you yet. Please ${ask} to be added to the partnership’s list of people.`;
    case 'not-your-subgroup':
      return `Only the chair, deputy or author of ${named.subgroup(refusal.subgroup)} can do that. If that should be you, please ${ask}.`;
    case 'support-only':
      return `Only business support can do that. Please ${ask}.`;
    case 'chair-only':
      return 'Only the chair or vice-chair of the Executive can approve or return the pack.';
    case 'no-meeting':
      return `I know of no meeting ahead. Please ${ask} to have one added to the list Meetings.`;
    case 'no-such-report':
      return 'I cannot find that report any more. Please say “report” to open the one that is due now.';
    case 'which-subgroup':
      return 'Which subgroup do you mean? Please choose one.';
    case 'no-subgroup':
      return `You are not down as the chair, deputy or author of a subgroup. If you should be, please ${ask}.`;
    default:
      return momentWords(refusal, ask);
  }
}

type Momentary = Extract<
  Refusal,
  {
    why:
      | 'frozen'
      | 'not-understood'
      | 'card-not-understood'
      | 'too-long'
      | 'busy'
      | 'return-needs-reason'
      | 'not-your-copy'
      | 'copy-superseded';
  }
>;

function momentWords(refusal: Momentary, ask: string): string {
  switch (refusal.why) {
    case 'frozen':
      return `The pack with this report has gone out, so the report can no longer be changed. For a correction, please ${ask}.`;
    case 'not-understood':
      if (refusal.nearest === null)
        return 'I did not understand that. Say “help” to see what I can do.';
      return `I did not understand that. Did you mean “${refusal.nearest}”? Say “help” to see what I can do.`;
    case 'card-not-understood':
      return 'I could not read that card. Please say “status” for a new one and try again.';
    case 'too-long':
      return 'That is more than one field can take (20,000 characters). Please shorten it and send it again; nothing was filed.';
    case 'busy':
      return 'Somebody else was changing the same thing just then. Please try again in a moment.';
    case 'return-needs-reason':
      return 'Please write a line on what should change, then press Return again.';
    case 'not-your-copy':
      return 'This copy was sent to somebody else, so only they can say that they have read it.';
    case 'copy-superseded':
      return 'A newer pack has been sent since. Please open and confirm that one.';
  }
}

function meetingWords(refusal: Extract<Refusal, { meeting: string }>, meeting: string): string {
  switch (refusal.why) {
    case 'not-commissioned':
      return `Highlight reports for ${meeting} have not been asked for yet. You will get a message when they are.`;
    case 'no-draft-pack':
      return `There is no draft pack for ${meeting} yet. Please make one first.`;
    case 'pack-being-made':
      return `The pack for ${meeting} is being made just now. Please wait a moment for it to finish.`;
    case 'pack-changed':
      return `The pack for ${meeting} has changed since that card was sent. Please use the newest card.`;
    case 'pack-blocked':
      return `The pack for ${meeting} cannot go out yet: ${countOf(refusal.blocks, 'thing stands', 'things stand')} in the way. “Check” lists them with what to do.`;
    case 'not-approved':
      return `The pack for ${meeting} has not been approved yet. Please ask the chair to approve it first.`;
    case 'already-approved':
      return `The pack for ${meeting} has been approved already. Nothing more is needed from you.`;
    case 'already-circulated':
      return `The pack for ${meeting} has gone out already. Say “status” to see who has read it.`;
  }
}
