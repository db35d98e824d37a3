import type { Site } from '../partnership/marking.ts';
import type { Message } from '../partnership/message.ts';
import type { Living, Step } from '../partnership/plan.ts';
import type { Memory } from '../partnership/ports.ts';
import type { ListName } from '../partnership/record/lists.ts';
import type { Row } from '../partnership/record/row.ts';
import type { DeliveryState } from '../partnership/snapshot.ts';

/** What the process remembers, on one PostgreSQL. Every row carries its partnership. */
export interface Store {
  readonly memory: Memory;
  readonly messages: Messages;
  readonly conversations: Conversations;
  readonly lanes: Lanes;
  readonly mirror: Mirror;
  close(): Promise<void>;
}

/** Where somebody is written to. Never a serialised library object: the fields are ours (reference: Teams notes, design rule 2). */
export interface Conversation {
  readonly partnership: string;
  readonly conversation: string;
  readonly kind: 'personal' | 'channel' | 'groupChat';
  /** The person of a personal chat; null for a channel or group. */
  readonly person: string | null;
  readonly serviceUrl: string;
  readonly tenant: string;
  readonly userId: string | null;
  /** False after Teams has said that the bot is blocked or not installed there. */
  readonly reachable: boolean;
}

export interface Conversations {
  /** Notes the newest inbound conversation of a person: the next message to them goes there. */
  note(conversation: Conversation, at: string): Promise<void>;
  newestPersonal(partnership: string, person: string): Promise<Conversation | null>;
  find(partnership: string, conversation: string): Promise<Conversation | null>;
  markUnreachable(partnership: string, conversation: string, at: string): Promise<void>;
}

export interface SentMessage {
  readonly partnership: string;
  readonly key: string;
  readonly person: string;
  readonly conversation: string | null;
  readonly activity: string | null;
  readonly state: DeliveryState;
  readonly message: Message;
  readonly living: Living | null;
  /** Hash of the card as it was last drawn, so that an unchanged one is not sent again. */
  readonly drawn: string | null;
}

export interface Messages {
  /** Records the intent. Gives back what stands already when the key is known. */
  intend(message: {
    partnership: string;
    key: string;
    person: string;
    message: Message;
    living: Living | null;
    at: string;
  }): Promise<{ readonly fresh: boolean; readonly sent: SentMessage }>;
  note(
    partnership: string,
    key: string,
    outcome: { state: DeliveryState; conversation?: string; activity?: string; drawn?: string },
    at: string,
  ): Promise<void>;
  /** The newest sent card of this kind for each person who holds one. */
  holders(partnership: string, living: Living): Promise<readonly SentMessage[]>;
}

export type StepResult = 'done' | 'held';

/** The steps of committed plans, carried out in order lane by lane, each once, by whichever replica is free. */
export interface Lanes {
  /**
   * Starts carrying out. `work` throws when a step failed and is worth a retry (`retryAfterSeconds` on the error is honoured);
   * `held` puts it back until `release`.
   */
  start(work: (partnership: string, step: Step) => Promise<StepResult>): Promise<void>;
  /** Lets held steps run again (sending is no longer paused). */
  release(partnership: string): Promise<void>;
  /** Resolves when nothing is left to do now (held steps and those waiting for a later retry apart). */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface MirrorRow {
  readonly itemId: string;
  readonly eTag: string;
  readonly webUrl: string | null;
  readonly row: Row | null;
  /** Set when the row could not be read as its list's shape: which field and why, without its text. */
  readonly fault: string | null;
}

export interface MirrorPage {
  readonly partnership: string;
  readonly site: Site;
  readonly list: ListName;
  /** True when the pages start from nothing: rows that do not come again are gone. */
  readonly whole: boolean;
  readonly rows: readonly MirrorRow[];
  readonly deleted: readonly string[];
  readonly token: string;
}

export interface Mirror {
  tokens(partnership: string): Promise<ReadonlyMap<`${Site}/${ListName}`, string>>;
  /** Rows and token in one transaction: a token that ran ahead of its rows would lose what lies between. Gives back how many rows changed. */
  apply(page: MirrorPage): Promise<number>;
  noteRead(partnership: string, at: string): Promise<void>;
}
