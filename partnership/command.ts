import type { Person } from './people.ts';
import type { Edition } from './record/board-pack.ts';
import type { ReportDraft } from './report-form.ts';

/** What somebody, the clock or a finished step wants. Each kind is decided by one function of `decide/`. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'not-understood'; readonly nearest: string | null }
  | { readonly kind: 'status'; readonly meeting: string | null }
  | { readonly kind: 'open-report'; readonly subgroup: string | null }
  | {
      readonly kind: 'submit-report';
      readonly report: string;
      /** The form's own id: the same form sent twice is one submission. */
      readonly form: string;
      /** `reportVersion` that the writer saw when the form was drawn. */
      readonly basedOn: number;
      readonly typed: ReportDraft;
    }
  /** After a clash: file my kept draft as the next version, over the other's. */
  | {
      readonly kind: 'replace-report';
      readonly report: string;
      readonly form: string;
      readonly basedOn: number;
    }
  | { readonly kind: 'keep-theirs'; readonly report: string }
  | { readonly kind: 'people' }
  | { readonly kind: 'confirm-roster'; readonly meeting: string }
  | { readonly kind: 'cycle' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'pack-state'; readonly meeting: string | null }
  | { readonly kind: 'check-pack'; readonly meeting: string | null }
  | { readonly kind: 'draft-pack'; readonly meeting: string | null }
  | { readonly kind: 'ask-approval'; readonly meeting: string | null }
  | { readonly kind: 'approve-pack'; readonly meeting: string; readonly contentsHash: string }
  | {
      readonly kind: 'return-pack';
      readonly meeting: string;
      readonly contentsHash: string;
      readonly reason: string;
    }
  | { readonly kind: 'circulate-pack'; readonly meeting: string | null }
  | { readonly kind: 'acknowledge-pack'; readonly circulation: string; readonly fileHash: string }
  | { readonly kind: 'clock'; readonly event: ClockEventKind; readonly meeting: string }
  | { readonly kind: 'filed'; readonly reports: readonly string[] }
  | { readonly kind: 'pack-made'; readonly made: MadePack }
  | {
      readonly kind: 'pack-failed';
      readonly meeting: string;
      readonly packVersion: string;
      readonly trouble: string;
    };

export type ClockEventKind =
  | 'roster'
  | 'commission'
  | 'reminder-1'
  | 'reminder-2'
  | 'overdue'
  | 'freeze'
  | 'unread';

/** What a finished compilation learnt. `contentsHash` covers what the pack says, not its version or the word *draft*. */
export interface MadePack {
  readonly meeting: string;
  readonly packVersion: string;
  readonly approved: boolean;
  readonly contentsHash: string;
  readonly compiledAt: string;
  readonly files: readonly {
    readonly edition: Edition;
    readonly fileHash: string;
    readonly pages: number;
  }[];
}

export type By =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'clock' }
  | { readonly kind: 'step'; readonly step: string };

export interface Envelope {
  /** Repeat key: a redelivery has the same one and gets the same answer. */
  readonly key: string;
  readonly partnership: string;
  readonly by: By;
  readonly channel: 'card' | 'chat' | 'clock';
  /** Teams ids of the messages that this rests on: the evidence trail of the record. */
  readonly sources: readonly string[];
  /** For a card press: the message that holds the card, so that its successor can take its place. */
  readonly onMessage: string | null;
  readonly command: Command;
}
