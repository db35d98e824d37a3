import type { Ports } from '../partnership/ports.ts';
import type { Conversations } from '../store/store.ts';
import type { Log } from './log.ts';
import type { Wire } from './teams/wire.ts';

/** What a turn works with. */
export interface Desk {
  readonly ports: Ports;
  readonly conversations: Conversations;
  /** For the few sentences to somebody whom no partnership knows; everything else goes through the messenger. */
  readonly wire: Wire;
  readonly partnerships: readonly string[];
  readonly contact: string;
  readonly log: Log;
  readonly now: () => string;
}
