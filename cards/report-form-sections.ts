import { type AskKind, AskKind as AskKinds } from '../partnership/record/highlight-report.ts';
import { prioritiesOf } from '../partnership/report.ts';
import { ASKS_ON_FORM, type ReportDraft } from '../partnership/report-form.ts';
import type { View } from './card-json.ts';
import { faceOf } from './colours.ts';
import { type FormDesk, faultView, fieldView } from './report-form-fields.ts';
import { SAME_AS_OVERALL } from './report-form-read.ts';
import { ASK_KINDS } from './words/reports.ts';

/** The parts of the form that come several times: the subgroup's own priorities, and its requests. */
export function priorityViews(
  desk: FormDesk,
  subgroup: string,
  typed: ReportDraft,
  last: ReportDraft | null,
): View[] {
  return prioritiesOf(desk.snapshot, subgroup).map(({ reference, row }) => {
    const mine = typed.priorities.find((each) => each.priority === reference);
    const before = last?.priorities.find((each) => each.priority === reference);
    const face = before && before.rag !== '' ? faceOf(before.rag) : null;
    const field = (kind: 'progress' | 'nextSteps') =>
      fieldView(
        {
          kind,
          id: `${kind}-${reference}`,
          typed: mine?.[kind] ?? '',
          last: before?.[kind] ?? '',
          of: row.title,
        },
        desk,
      );
    return {
      title: row.title,
      hasLastRag: face !== null,
      lastRag: face?.words ?? '',
      lastRagTone: face?.tone ?? 'Default',
      ragId: `rag-${reference}`,
      ragLabel: `${row.title}: colour`,
      rag: mine?.rag || SAME_AS_OVERALL,
      ...faultView(`rag-${reference}`, 0, desk),
      fields: [field('progress'), field('nextSteps')],
    };
  });
}

/** Every request that is filled in is open; of the empty ones only the first, so that the form stays short. */
export function askViews(desk: FormDesk, typed: ReportDraft): View[] {
  const views: View[] = [];
  for (let number = 1; number <= ASKS_ON_FORM; number += 1) {
    const ask = typed.asks[number - 1];
    const next = typed.asks[number];
    views.push({
      boxId: `ask-${number}`,
      visible: number === 1 || isUsed(ask),
      textField: [askField(desk, number, ask?.text ?? '')],
      kindId: `askKind-${number}`,
      kindLabel: `Request ${number}: what the Executive should do`,
      kind: ask?.kind ?? ('decide' satisfies AskKind),
      byId: `askNeededBy-${number}`,
      byLabel: `Request ${number}: needed by (optional)`,
      by: ask?.neededBy ?? '',
      ...faultView(`askNeededBy-${number}`, 0, desk),
      hasMore: number < ASKS_ON_FORM && !isUsed(next),
      moreId: `ask-${number + 1}`,
    });
  }
  return views;
}

function askField(desk: FormDesk, number: number, typed: string): View {
  const of = `Request ${number}`;
  return fieldView({ kind: 'askText', id: `askText-${number}`, typed, last: '', of }, desk);
}

function isUsed(ask: ReportDraft['asks'][number] | undefined): boolean {
  return ask !== undefined && (ask.text !== '' || ask.neededBy !== '');
}

export function askKindChoices(): View[] {
  return AskKinds.options.map((kind) => ({ title: ASK_KINDS[kind], value: kind }));
}
