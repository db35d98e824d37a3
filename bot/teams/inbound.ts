/** Where and from whom something came. */
export interface Origin {
  /** Teams id of the message or invoke: the same when Teams delivers it again. */
  readonly activity: string;
  readonly conversation: string;
  readonly where: 'personal' | 'channel' | 'groupChat';
  readonly serviceUrl: string;
  readonly tenant: string;
  readonly userId: string;
  readonly directoryKey: string | null;
}

/** What can come in from Teams, in our own words. */
export type Inbound =
  | { readonly kind: 'words'; readonly from: Origin; readonly text: string }
  | Press
  /** Teams itself asks for the newest state of a card; nobody has pressed anything. */
  | (Omit<Press, 'kind'> & { readonly kind: 'refresh' })
  | { readonly kind: 'installed'; readonly from: Origin }
  | { readonly kind: 'other'; readonly from: Origin; readonly awaitsAnswer: boolean };

export interface Press {
  readonly kind: 'press';
  readonly from: Origin;
  readonly verb: string;
  readonly data: unknown;
  /** The message that holds the card. */
  readonly onMessage: string | null;
  /** True for Action.Execute, which waits for a card; false for its fallback Action.Submit, a message. */
  readonly awaitsAnswer: boolean;
}

/** Every invoke gets these three fields, on errors too: without them a phone shows only "Something went wrong". */
export interface InvokeAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}
