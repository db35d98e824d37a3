import type { Envelope } from './command.ts';
import type { Site } from './marking.ts';
import type { Message, Recipient } from './message.ts';
import type { PackContents } from './pack-contents.ts';
import type { Living, Plan, RecordChange, RowKey } from './plan.ts';
import type { Row } from './record/row.ts';
import type { PackProgress, Snapshot } from './snapshot.ts';

/** What the bot remembers. The store implements it on PostgreSQL. */
export interface Memory {
  snapshot(partnership: string): Promise<Snapshot>;
  /** The answer that this command got before, or null when it is new. */
  answered(partnership: string, key: string): Promise<{ answer: Message | null } | null>;
  commit(commit: Commit): Promise<CommitResult>;
  changes(ids: readonly string[]): Promise<readonly PendingChange[]>;
  /** Notes what SharePoint answered: the rows are filed under these eTags. */
  settle(filed: readonly Filed[], at: string): Promise<void>;
  /** Previews are added to those already noted for the version. */
  notePackStage(stage: PackProgress & { readonly partnership: string }): Promise<void>;
  keepFile(bytes: Uint8Array, mediaType: string): Promise<string>;
  file(hash: string): Promise<{ bytes: Uint8Array; mediaType: string } | null>;
}

export interface Commit {
  readonly envelope: Envelope;
  readonly plan: Plan;
  /** The versions that the decision saw of the rows it relied on; 0 for a row that was not there. */
  readonly relied: ReadonlyMap<RowKey, number>;
  readonly at: string;
}

export type CommitResult =
  | { readonly kind: 'committed' }
  | { readonly kind: 'seen'; readonly answer: Message | null }
  | { readonly kind: 'moved' };

/** A committed change with what is known of its item in SharePoint. */
export interface PendingChange {
  readonly partnership: string;
  readonly change: RecordChange;
  readonly item: { readonly id: string; readonly eTag: string } | null;
  /** The whole row as it will stand after this change: what a create files. */
  readonly row: Row;
}

export interface Filed {
  readonly change: string;
  readonly itemId: string;
  readonly eTag: string;
  readonly webUrl: string | null;
  /** Fields that business support had changed meanwhile and whose value was put back after ours was written. */
  readonly keptTheirs: readonly string[];
}

/** The lists in SharePoint. */
export interface Register {
  /**
   * Files the changes, in order, in as few requests as the lists allow. Safe to repeat: a create whose answer was lost is
   * found by its reference, an update that already stands is left alone, a clash (412) is read again and merged by field.
   */
  write(partnership: string, changes: readonly PendingChange[]): Promise<readonly Filed[]>;
}

/** The document libraries in SharePoint. */
export interface Library {
  put(file: {
    partnership: string;
    site: Site;
    library: 'Board packs';
    name: string;
    bytes: Uint8Array;
    mediaType: string;
  }): Promise<{ itemId: string; eTag: string; webUrl: string }>;
  /** Named people only; nobody is mailed. Safe to repeat. */
  share(file: {
    partnership: string;
    site: Site;
    library: 'Board packs';
    name: string;
    emails: readonly string[];
  }): Promise<void>;
}

export type Told = 'sent' | 'unconfirmed' | 'refused' | 'held';

/** Teams. */
export interface Messenger {
  /**
   * Records the intent under `key`, draws the message for its recipient from a new Snapshot and sends it, once: a key that
   * was sent is not sent again, an ambiguous failure becomes `unconfirmed`. Throws only what is worth a retry.
   */
  tell(message: {
    partnership: string;
    key: string;
    to: Recipient;
    message: Message;
    living: Living | null;
    inPlaceOf: string | null;
    unasked: boolean;
  }): Promise<Told>;
  /** Draws every card of this kind that people hold anew and updates it in place. A card that looks the same is left alone. */
  renew(partnership: string, living: Living): Promise<void>;
}

/** Documents. */
export interface Printer {
  print(
    contents: PackContents,
    look: { draft: boolean },
  ): Promise<{ bytes: Uint8Array; pages: number }>;
  /** The first pages as small pictures (PNG or JPEG, each at most 20 KB). */
  previews(
    bytes: Uint8Array,
    howMany: number,
  ): Promise<readonly { bytes: Uint8Array; mediaType: string }[]>;
}

/** What a pure rule may not make for itself. */
export interface Given {
  readonly now: string;
  /** SHA-256 of a text, as hexadecimal. */
  readonly hash: (text: string) => string;
  /** A new random id, for forms. */
  readonly freshId: string;
}

export interface Ports {
  readonly memory: Memory;
  readonly register: Register;
  readonly library: Library;
  readonly messenger: Messenger;
  readonly printer: Printer;
  readonly given: () => Given;
  /** Lets held messages go: sending is no longer paused. */
  readonly release: (partnership: string) => Promise<void>;
}
