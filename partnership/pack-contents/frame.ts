import type { Edition } from '../record/board-pack.ts';

/** Which pack is composed: what its contents depend on beside the record. */
export interface PackFrame {
  readonly edition: Edition;
  readonly packVersion: string;
  /** Everything that depends on today (overdue, reminded when) is as it stood at this instant. */
  readonly asAt: string;
  /** The day that is printed as the day of issue. */
  readonly issuedAt: string;
}
