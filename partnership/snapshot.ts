import type { Site } from './marking.ts';
import type { ListName, RowOf } from './record/lists.ts';
import type { ReportDraft } from './report-form.ts';

/** One row as everybody sees it: mirror plus what was committed and is not filed yet. */
export interface Held<L extends ListName> {
  readonly list: L;
  readonly site: Site;
  readonly reference: string;
  readonly row: RowOf<L>;
  /** Goes up with every change, ours or SharePoint's. 0 never occurs: a row that is not there has version 0. */
  readonly version: number;
  /** When our newest change of this row was filed in SharePoint; null while it waits, or when we never wrote it. */
  readonly filedAt: string | null;
  readonly waiting: boolean;
  /** Where a person opens it in SharePoint; null until it has been filed. */
  readonly webUrl: string | null;
}

export type DeliveryState = 'intended' | 'sent' | 'unconfirmed' | 'refused' | 'held';

/** What became of one message. `unconfirmed`: it may or may not have arrived, and is not repeated by itself. */
export interface Delivery {
  readonly key: string;
  readonly person: string;
  readonly kind: string;
  readonly state: DeliveryState;
  readonly at: string;
}

export interface HeldDraft {
  readonly report: string;
  readonly person: string;
  readonly draft: ReportDraft;
  readonly savedAt: string;
}

export type PackStage =
  | 'waiting'
  | 'collecting'
  | 'laying out'
  | 'drawing previews'
  | 'filing'
  | 'failed';

export interface PackProgress {
  readonly meeting: string;
  readonly packVersion: string;
  readonly stage: PackStage;
  /** Pictures of the first pages, as hashes of files in the store. */
  readonly previews: readonly string[];
  readonly at: string;
}

/** Facts of the partnership that are configuration and not record. */
export interface Partnership {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly contactMailbox: string;
  readonly tenant: string;
  readonly local: boolean;
  /** Days that are no working days beside weekends: bank holidays of England and Wales and council closure days. */
  readonly holidays: ReadonlySet<string>;
}

export interface Snapshot {
  readonly partnership: Partnership;
  readonly takenAt: string;
  /** All rows of a list, in order of reference. */
  rows<L extends ListName>(list: L): readonly Held<L>[];
  find<L extends ListName>(list: L, reference: string): Held<L> | null;
  readonly drafts: readonly HeldDraft[];
  readonly deliveries: readonly Delivery[];
  readonly packs: readonly PackProgress[];
  /** How long ago SharePoint was last read whole; null when it has never been. */
  readonly mirroredAt: string | null;
}
