import type { ReportDraft } from '../partnership/report-form.ts';

/** What was typed into the text field with this id; empty where there is none. */
export function textOf(typed: ReportDraft, field: string): string {
  const cut = field.indexOf('-');
  if (cut < 0) return plainText(typed, field);
  const [kind, of] = [field.slice(0, cut), field.slice(cut + 1)];
  if (kind === 'askText') return typed.asks[Number(of) - 1]?.text ?? '';
  const priority = typed.priorities.find((each) => each.priority === of);
  if (kind === 'progress') return priority?.progress ?? '';
  return kind === 'nextSteps' ? (priority?.nextSteps ?? '') : '';
}

function plainText(typed: ReportDraft, field: string): string {
  const { summary, achievements, issues, mitigation, nextPeriod, noAskReason, nilReason } = typed;
  const texts: Record<string, string> = {
    summary,
    achievements,
    issues,
    mitigation,
    nextPeriod,
    noAskReason,
    nilReason,
  };
  return texts[field] ?? '';
}
