type Kind = 'create' | 'send' | 'update' | 'delete';

export interface Refusal {
  status: number;
  code: string;
  retryAfter?: number;
}

/** Trouble to order, for tests. It is reached through the object that `serveTeams` returns, never over HTTP. */
export interface Faults {
  /** Refuses the next call of a kind (any kind when left out); ordered ones queue up. */
  failNext(refusal: Refusal, kind?: Kind): void;
  /** Delivers the next message, then drops the connection instead of answering. */
  loseNextAnswer(): void;
  /** Holds every answer back for so long. 0 ends it. */
  slow(milliseconds: number): void;
  /** This person has blocked the bot: 403 ConversationBlockedByUser. */
  block(personKey: string): void;
  unblock(personKey: string): void;
  /** The bot was taken out of this conversation: 403 BotNotInConversationRoster. */
  removeBot(conversation: string): void;
  returnBot(conversation: string): void;
}

export interface FaultDesk {
  faults: Faults;
  takeFailure(kind: Kind): Refusal | undefined;
  takeLostAnswer(): boolean;
  delay(): number;
  isBlocked(personKey: string): boolean;
  isRemoved(conversation: string): boolean;
}

export function makeFaultDesk(): FaultDesk {
  const failures: { refusal: Refusal; kind: Kind | undefined }[] = [];
  const blocked = new Set<string>();
  const removed = new Set<string>();
  let lost = 0;
  let delay = 0;
  const faults: Faults = {
    failNext: (refusal, kind) => void failures.push({ refusal, kind }),
    loseNextAnswer: () => void (lost += 1),
    slow: (milliseconds) => void (delay = milliseconds),
    block: (key) => void blocked.add(key),
    unblock: (key) => void blocked.delete(key),
    removeBot: (conversation) => void removed.add(conversation),
    returnBot: (conversation) => void removed.delete(conversation),
  };
  return {
    faults,
    takeFailure(kind) {
      const at = failures.findIndex((each) => each.kind === undefined || each.kind === kind);
      return at < 0 ? undefined : failures.splice(at, 1)[0]?.refusal;
    },
    takeLostAnswer: () => lost > 0 && lost-- > 0,
    delay: () => delay,
    isBlocked: (key) => blocked.has(key),
    isRemoved: (conversation) => removed.has(conversation),
  };
}
