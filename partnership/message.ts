import type { Refusal } from './refusal.ts';
import type { FieldFault, ReportDraft } from './report-form.ts';

/**
 * What the bot says, by kind and facts; never a rendered card. Whoever sends it draws it from a Snapshot of that
 * moment, so a card that is updated later tells what is true then.
 */
export type Message =
  | { readonly kind: 'help' }
  | { readonly kind: 'report-request'; readonly report: string }
  | {
      readonly kind: 'report-form';
      readonly report: string;
      readonly form: string;
      readonly basedOn: number;
      readonly typed: ReportDraft | null;
      readonly faults: readonly FieldFault[];
    }
  | {
      readonly kind: 'report-receipt';
      readonly report: string;
      readonly reportVersion: number;
      readonly receivedAt: string;
    }
  | {
      readonly kind: 'report-conflict';
      readonly report: string;
      readonly form: string;
      readonly basedOn: number;
      readonly mine: ReportDraft;
    }
  | { readonly kind: 'reminder'; readonly report: string; readonly step: 1 | 2 }
  | { readonly kind: 'overdue'; readonly report: string }
  | { readonly kind: 'overdue-list'; readonly meeting: string }
  | { readonly kind: 'roster'; readonly meeting: string }
  | { readonly kind: 'not-commissioned'; readonly meeting: string }
  | { readonly kind: 'cycle-status'; readonly meeting: string }
  | { readonly kind: 'owed'; readonly meeting: string }
  | { readonly kind: 'timeline'; readonly meeting: string }
  | { readonly kind: 'frozen'; readonly meeting: string }
  | { readonly kind: 'pack-state'; readonly meeting: string }
  | { readonly kind: 'pack-check'; readonly meeting: string }
  /** Living: progress while it is compiled, then what is in it, with previews and the link. */
  | {
      readonly kind: 'pack-draft';
      readonly meeting: string;
      readonly packVersion: string;
    }
  | {
      readonly kind: 'pack-approval';
      readonly meeting: string;
      readonly packVersion: string;
      readonly contentsHash: string;
    }
  | { readonly kind: 'pack-circulated'; readonly circulation: string; readonly reminder: boolean }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/** Short confirmations, each one sentence of cards/words.ts. */
export type Notice =
  | { readonly say: 'paused' }
  | { readonly say: 'resumed' }
  | { readonly say: 'already-paused' }
  | { readonly say: 'not-paused' }
  | { readonly say: 'roster-confirmed'; readonly meeting: string }
  | { readonly say: 'answered-privately' }
  | { readonly say: 'form-below' }
  | { readonly say: 'approval-asked'; readonly meeting: string }
  | { readonly say: 'pack-approved'; readonly meeting: string; readonly by: string }
  | {
      readonly say: 'pack-returned';
      readonly meeting: string;
      readonly by: string;
      readonly reason: string;
    }
  | {
      readonly say: 'pack-circulated-to';
      readonly meeting: string;
      readonly reached: number;
      readonly notReached: readonly string[];
    }
  | { readonly say: 'pack-read'; readonly meeting: string; readonly at: string }
  | { readonly say: 'pack-failed'; readonly meeting: string; readonly trouble: string }
  /** The approved version has been made: to support, with the button that sends it. */
  | {
      readonly say: 'pack-ready-to-send';
      readonly meeting: string;
      readonly packVersion: string;
    }
  | { readonly say: 'nothing-owed' };

/** To whom. A channel or group is only ever told where to look: report content stays in one-to-one chats. */
export type Recipient =
  | { readonly kind: 'person'; readonly person: string }
  /** The conversation in which the person spoke, which may be a channel. */
  | { readonly kind: 'conversation'; readonly conversation: string; readonly person: string };
