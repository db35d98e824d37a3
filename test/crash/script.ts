import * as acts from './acts.ts';

/** Something that people do, and about how long it keeps the product busy: the moments at which it may be killed. */
export interface Act {
  readonly run: (scene: acts.Scene) => Promise<void>;
  readonly lasts: number;
}

const WRITERS = ['chair-dalpb', 'deputy-exp', 'author-cdp', 'deputy-prev'];

/** A whole cycle, from the first start to the pack that was read. All reports come in at the same time. */
export const SCRIPT: readonly Act[] = [
  { run: firstStart, lasts: 9_000 },
  { run: acts.askStatus, lasts: 600 },
  { run: everybodyReports, lasts: 2_500 },
  { run: (scene) => acts.report(scene, 'chair-dalpb'), lasts: 1_500 },
  { run: acts.draft, lasts: 4_000 },
  { run: (scene) => acts.report(scene, 'deputy-exp'), lasts: 1_500 },
  { run: everybodyReports, lasts: 2_500 },
  { run: acts.draft, lasts: 4_000 },
  { run: acts.askApproval, lasts: 1_000 },
  { run: acts.approve, lasts: 4_000 },
  { run: acts.circulate, lasts: 2_500 },
  { run: acts.readPack, lasts: 1_500 },
];

async function firstStart({ rig }: acts.Scene): Promise<void> {
  await rig.ready();
}

async function everybodyReports(scene: acts.Scene): Promise<void> {
  await Promise.all(WRITERS.map((key) => acts.report(scene, key)));
}

/** Whole cycles, each divided into as many rounds as are still wanted, at most one for each act. */
export function intoRounds(wanted: number): (readonly Act[])[][] {
  const cycles: (readonly Act[])[][] = [];
  for (let left = wanted; left > 0; left -= SCRIPT.length) {
    const rounds = Math.min(left, SCRIPT.length);
    const from = (round: number) => Math.round((round * SCRIPT.length) / rounds);
    cycles.push(
      Array.from({ length: rounds }, (_, round) => SCRIPT.slice(from(round), from(round + 1))),
    );
  }
  return cycles;
}
