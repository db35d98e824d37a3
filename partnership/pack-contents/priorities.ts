import { directionOf } from '../colours.ts';
import type { PriorityLine, ReportPage } from '../pack-contents.ts';
import { reportReference, updatesOf } from '../report.ts';
import type { Held, Snapshot } from '../snapshot.ts';
import { firstSentence } from './text.ts';

/** All priorities by objective: those without a lead or a report stand there with that said, never left out. */
export function priorityLines(
  snapshot: Snapshot,
  meeting: Held<'Meetings'>,
  reports: readonly ReportPage[],
): PriorityLine[] {
  const priorities = snapshot.rows('Priorities').toSorted((a, b) => a.row.order - b.row.order);
  return priorities.map((priority) => {
    const lead = leadOf(snapshot, priority);
    const page =
      lead === null
        ? null
        : (reports.find((each) => each.key === reportReference(lead.reference, meeting)) ?? null);
    return {
      objective: priority.row.objectiveTitle,
      priority: priority.reference,
      title: priority.row.title,
      lead: lead?.row.title ?? null,
      ...standing(snapshot, priority, lead, page),
    };
  });
}

type Standing = Pick<PriorityLine, 'now' | 'before' | 'direction' | 'headline' | 'report'>;

function leadOf(snapshot: Snapshot, priority: Held<'Priorities'>): Held<'Subgroups'> | null {
  const code = priority.row.leadSubgroup;
  return code === null ? null : snapshot.find('Subgroups', code);
}

function standing(
  snapshot: Snapshot,
  priority: Held<'Priorities'>,
  lead: Held<'Subgroups'> | null,
  page: ReportPage | null,
): Standing {
  if (lead === null) return unknown('No lead group');
  if (page === null) return unknown('Not asked for');
  if (page.kind === 'withheld') return { ...unknown('In the part 2 papers'), report: page.key };
  if (page.kind === 'missing') return { ...unknown('Not reported'), report: page.key };
  const update = updatesOf(snapshot, page.key).find(
    (each) => each.row.priority === priority.reference,
  );
  const now = update?.row.rag ?? page.overall;
  const before = update?.row.previousRag ?? page.before;
  return {
    now,
    before,
    direction: directionOf(now, before),
    headline: firstSentence(update?.row.progress ?? page.summary),
    report: page.key,
  };
}

function unknown(headline: string): Standing {
  return { now: null, before: null, direction: 'no comparison', headline, report: null };
}
