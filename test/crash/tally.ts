import type { Ledger } from './acts.ts';
import { describe, type Point } from './points.ts';

/** One point at which the product was killed, as it was proved. */
export interface Killed {
  readonly point: Point;
  readonly by: 'itself' | 'the test';
}

/** What people read at the end of a run: every point with what had happened by then. */
export function printPoints(killed: readonly Killed[]): void {
  const width = Math.max(...killed.map(({ point }) => point.length));
  const lines = killed.map(
    ({ point, by }) => `  ${point.padEnd(width)}  ${by.padEnd(8)}  ${describe(point)}`,
  );
  print([
    `Killed by SIGKILL at ${killed.length} named points (where, by whom, what had happened):`,
    ...lines,
  ]);
}

export interface Rounds {
  readonly seed: number;
  rounds: number;
  deaths: number;
  acknowledgements: number;
  reports: number;
  versions: number;
  copies: number;
}

export function addUp(total: Rounds, ledger: Ledger): void {
  total.acknowledgements += ledger.acknowledgements;
  for (const { words } of ledger.reports.values()) total.reports += words.length;
  total.versions += ledger.drafts + (ledger.approved ? 1 : 0);
  total.copies += ledger.circulated ? 1 : 0;
}

export function printRounds(total: Rounds): void {
  print([
    `Killed at random moments, seed ${total.seed}:`,
    `  rounds                        ${total.rounds}`,
    `  deaths by SIGKILL             ${total.deaths}`,
    `  acknowledgements, all kept    ${total.acknowledgements}`,
    `  of these: report versions     ${total.reports}`,
    `  pack versions, each once      ${total.versions}`,
    `  circulations, each once       ${total.copies}`,
  ]);
}

function print(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
