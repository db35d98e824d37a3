import type { Site } from './marking.ts';
import type { Message, Recipient } from './message.ts';
import type { Edition } from './record/board-pack.ts';
import type { ListName } from './record/lists.ts';
import type { Row } from './record/row.ts';
import type { Refusal } from './refusal.ts';
import type { ReportDraft } from './report-form.ts';

/** One change of one row. `before` holds the old values of the fields in `set`, so that a clash in SharePoint is seen by field. */
export interface RecordChange {
  readonly id: string;
  readonly list: ListName;
  readonly site: Site;
  readonly reference: string;
  readonly create: boolean;
  readonly set: Row;
  readonly before: Row | null;
}

export interface DraftChange {
  readonly report: string;
  readonly person: string;
  /** null: the draft has become a submission, or was given up. */
  readonly draft: ReportDraft | null;
}

/** A card that is kept up to date in place, by what it is about. Everybody who holds one gets the new state. */
export type Living =
  | { readonly card: 'cycle-status'; readonly meeting: string }
  | { readonly card: 'report-receipt'; readonly report: string }
  | {
      readonly card: 'report-request' | 'reminder-1' | 'reminder-2' | 'overdue';
      readonly report: string;
    }
  | { readonly card: 'pack-draft'; readonly meeting: string; readonly packVersion: string }
  | { readonly card: 'pack-state'; readonly meeting: string }
  | { readonly card: 'pack-approval'; readonly meeting: string }
  | { readonly card: 'pack-circulated'; readonly circulation: string }
  | { readonly card: 'roster'; readonly meeting: string };

export function livingKey(living: Living): string {
  if ('report' in living) return `${living.card}/${living.report}`;
  if ('circulation' in living) return `${living.card}/${living.circulation}`;
  if ('packVersion' in living) return `${living.card}/${living.meeting}/${living.packVersion}`;
  return `${living.card}/${living.meeting}`;
}

interface StepFrame {
  /** Repeat key: a step that has been done is never done again, whoever asks. */
  readonly key: string;
  /** Order holds inside a lane: `report/…`, `conversation/…`, `pack/…`, `record`. */
  readonly lane: string;
  /** Keys of steps that must be done first. */
  readonly after: readonly string[];
}

export type Step = StepFrame & Deed;

export type Deed =
  /** Files these changes in SharePoint; `reports` are those whose filing people are waiting to hear of. */
  | {
      readonly kind: 'file';
      readonly changes: readonly string[];
      readonly reports: readonly string[];
    }
  | {
      readonly kind: 'tell';
      readonly to: Recipient;
      readonly message: Message;
      /** Set for a card that is kept up to date; the newest one of a person is the one that is renewed. */
      readonly living: Living | null;
      /** Teams id of a message of ours that this one takes the place of. */
      readonly inPlaceOf: string | null;
      /** True for what the bot says unasked: held while sending is paused. */
      readonly unasked: boolean;
    }
  | { readonly kind: 'renew'; readonly living: Living }
  /** Sending is no longer paused: what was held may go. */
  | { readonly kind: 'release-held' }
  | {
      readonly kind: 'make-pack';
      readonly meeting: string;
      readonly packVersion: string;
      readonly approved: boolean;
      /** Everything that depends on today is as at this instant; null: as at the start of the work. */
      readonly asAt: string | null;
    }
  /** Puts the file of a `Board packs` row in its library with its columns. `pack` is the row's reference. */
  | {
      readonly kind: 'file-pack';
      readonly pack: string;
      readonly site: Site;
      readonly fileHash: string;
      readonly fileName: string;
      readonly changes: readonly string[];
    }
  /** Lets named people open the file (`invite`), never the organisation. */
  | {
      readonly kind: 'share-pack';
      readonly pack: string;
      readonly site: Site;
      readonly fileName: string;
      readonly edition: Edition;
      readonly emails: readonly string[];
    };

export interface Plan {
  readonly kind: 'plan';
  /** What the person is told at once; null when they are told by the first step. */
  readonly answer: Message | null;
  readonly changes: readonly RecordChange[];
  readonly drafts: readonly DraftChange[];
  readonly steps: readonly Step[];
  /** Rows this rests on, as `list/reference`. When one has moved before the commit, the command is decided again. */
  readonly relied: readonly RowKey[];
}

export type RowKey = `${ListName}/${string}`;

export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

export type Decision = Plan | Refused;
