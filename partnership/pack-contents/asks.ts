import { dateInWords } from '../in-words.ts';
import type { AskLine, ReportPage } from '../pack-contents.ts';
import type { Held, Snapshot } from '../snapshot.ts';
import { PURPOSES } from './agenda.ts';

/** Everything the Executive is asked for, in one table before the reports; nothing from a report that is withheld here. */
export function askLines(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  reports: readonly ReportPage[],
): AskLine[] {
  const received = new Map(
    reports.filter((page) => page.kind === 'received').map((page) => [page.key, page]),
  );
  const lines: AskLine[] = [];
  for (const page of received.values()) {
    const asks = snapshot
      .rows('Asks')
      .filter(
        (ask) =>
          ask.row.report === page.key &&
          ask.row.meeting === meeting.reference &&
          ask.row.status !== 'withdrawn',
      );
    for (const ask of asks) {
      lines.push({
        reference: ask.reference,
        subgroup: page.subgroup,
        kind: PURPOSES[ask.row.kind],
        text: ask.row.text,
        neededBy: ask.row.neededBy === null ? null : dateInWords(ask.row.neededBy),
        report: page.key,
      });
    }
  }
  return lines;
}
