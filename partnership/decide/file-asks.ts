import { siteFor } from '../marking.ts';
import type { RecordChange } from '../plan.ts';
import { asksOf } from '../report.ts';
import type { ReportDraft } from '../report-form.ts';
import type { Held } from '../snapshot.ts';
import { type Case, create, update, updateIfChanged } from './planning.ts';

/** Asks keep their number through corrections; one that was taken back stays on record as withdrawn. */
export function askChanges(
  one: Case,
  report: Held<'Highlight reports'>,
  typed: ReportDraft,
): RecordChange[] {
  const open = asksOf(one.snapshot, report.reference);
  const all = one.snapshot.rows('Asks').filter((ask) => ask.row.report === report.reference);
  const changes: RecordChange[] = [];
  for (const [index, ask] of typed.asks.entries()) {
    const values = {
      kind: ask.kind,
      text: ask.text,
      neededBy: ask.neededBy === '' ? null : ask.neededBy,
    };
    const held = open[index];
    if (held) {
      changes.push(...updateIfChanged(one, held, { title: ask.text.slice(0, 120), ...values }));
      continue;
    }
    const number = all.length + 1 + index - open.length;
    changes.push(
      create(one, 'Asks', siteFor(report.row), {
        reference: `${report.reference}-A${number}`,
        title: ask.text.slice(0, 120),
        report: report.reference,
        subgroup: report.row.subgroup,
        meeting: report.row.meeting,
        ...values,
        status: 'raised',
        response: null,
      }),
    );
  }
  for (const held of open.slice(typed.asks.length)) {
    changes.push(update(one, held, { status: 'withdrawn' }));
  }
  return changes;
}
