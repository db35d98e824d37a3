import { mayReadReport, prioritiesOf, updatesOf } from '../partnership/report.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import { faceOf } from './colours.ts';
import { type Desk, quote } from './context.ts';
import { askLines } from './report-facts.ts';
import { SHORT_NAMES } from './words/form-fields.ts';
import { PART_TWO_ONLY } from './words/general.ts';

type Report = Held<'Highlight reports'>;

/** A report word for word as it stands on record, for those who may read it; the part `recorded` of a card. */
export function recordedView(desk: Desk, report: Report): View {
  const readable = mayReadReport(desk.to, report);
  const rag = report.row.overallRag;
  const face = readable && rag !== null ? faceOf(rag) : null;
  const asks = readable ? askLines(desk, report) : [];
  return {
    readable,
    withheldWords: PART_TWO_ONLY,
    colour: face?.words ?? 'no colour yet',
    tone: face?.tone ?? 'Default',
    sections: readable ? sections(desk, report) : [],
    priorities: readable ? priorities(desk, report) : [],
    asks,
    hasAsks: asks.length > 0,
  };
}

function sections(desk: Desk, report: Report): View[] {
  const { row } = report;
  const fields = [
    ['summary', row.summary],
    ['nilReturn', row.nilReturn ? (row.nilReason ?? '') : null],
    ['achievements', row.achievements],
    ['issues', row.issues],
    ['mitigation', row.mitigation],
    ['nextPeriod', row.nextPeriod],
    ['noAskReason', row.noAskReason],
  ] as const;
  const views: View[] = [];
  for (const [field, text] of fields) {
    if (text === null || text === '') continue;
    views.push({ heading: SHORT_NAMES[field] ?? field, text: quote(text, desk) });
  }
  return views;
}

function priorities(desk: Desk, report: Report): View[] {
  const updates = updatesOf(desk.snapshot, report.reference);
  const views: View[] = [];
  for (const { reference, row } of prioritiesOf(desk.snapshot, report.row.subgroup)) {
    const update = updates.find((each) => each.row.priority === reference);
    if (!update) continue;
    const face = faceOf(update.row.rag);
    const { progress, nextSteps } = update.row;
    views.push({
      title: row.title,
      colour: face.words,
      tone: face.tone,
      progress: quote(progress ?? '', desk),
      hasProgress: progress !== null && progress !== '',
      nextSteps: quote(nextSteps ?? '', desk),
      hasNextSteps: nextSteps !== null && nextSteps !== '',
    });
  }
  return views;
}
