import { Temporal } from 'temporal-polyfill';
import { concernOf } from './colours.ts';
import { FIELD_LIMITS, type FieldFault, type ReportDraft } from './report-form.ts';

const TEXTS = [
  'summary',
  'achievements',
  'issues',
  'mitigation',
  'nextPeriod',
  'noAskReason',
  'nilReason',
] as const;

/**
 * Why this cannot be submitted yet, field by field; empty when it can. The rules are those of docs/domain.md, "Highlight
 * report": red needs an ask or the reason for none, amber needs a mitigation, a nil return needs its reason.
 */
export function faultsOf(typed: ReportDraft): FieldFault[] {
  return [
    ...colourFaults(typed),
    ...(typed.nilReturn ? nilFaults(typed) : contentFaults(typed)),
    ...askFaults(typed),
    ...lengthFaults(typed),
  ];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function missing(field: string): FieldFault {
  return { field, fault: 'missing' };
}

function colourFaults(typed: ReportDraft): FieldFault[] {
  if (typed.overallRag === '') return [missing('overallRag')];
  const worst = typed.priorities.reduce(
    (most, each) => Math.max(most, each.rag === '' ? 0 : concernOf(each.rag)),
    0,
  );
  // Green above a red priority is allowed only with its explanation, or the summary page would hide the red one.
  const hidesRed = worst - concernOf(typed.overallRag) > 1 && isBlank(typed.issues);
  return hidesRed ? [{ field: 'overallRag', fault: 'better-than-worst' }] : [];
}

function nilFaults(typed: ReportDraft): FieldFault[] {
  const faults: FieldFault[] = [];
  if (isBlank(typed.summary)) faults.push(missing('summary'));
  if (isBlank(typed.nilReason)) faults.push({ field: 'nilReason', fault: 'nil-needs-reason' });
  return faults;
}

function contentFaults(typed: ReportDraft): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const field of ['summary', 'achievements', 'nextPeriod'] as const) {
    if (isBlank(typed[field])) faults.push(missing(field));
  }
  const worrying = typed.overallRag === 'amber' || typed.overallRag === 'red';
  if ((worrying || typed.overallRag === 'grey') && isBlank(typed.issues)) {
    faults.push(missing('issues'));
  }
  if (worrying && isBlank(typed.mitigation)) {
    faults.push({ field: 'mitigation', fault: 'needs-mitigation' });
  }
  const asks = typed.asks.some((ask) => !isBlank(ask.text));
  if (typed.overallRag === 'red' && !asks && isBlank(typed.noAskReason)) {
    faults.push({ field: 'noAskReason', fault: 'red-needs-ask' });
  }
  return faults;
}

function askFaults(typed: ReportDraft): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [index, ask] of typed.asks.entries()) {
    const number = index + 1;
    if (ask.neededBy !== '' && !isDay(ask.neededBy)) {
      faults.push({ field: `askNeededBy-${number}`, fault: 'not-a-date' });
    }
    if (ask.neededBy !== '' && isBlank(ask.text)) faults.push(missing(`askText-${number}`));
  }
  return faults;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

function lengthFaults(typed: ReportDraft): FieldFault[] {
  const faults: FieldFault[] = [];
  const check = (field: string, text: string, limit: number) => {
    if (text.length > limit) faults.push({ field, fault: 'too-long', limit });
  };
  for (const field of TEXTS) check(field, typed[field], FIELD_LIMITS[field]);
  for (const each of typed.priorities) {
    check(`progress-${each.priority}`, each.progress, FIELD_LIMITS.progress);
    check(`nextSteps-${each.priority}`, each.nextSteps, FIELD_LIMITS.nextSteps);
  }
  for (const [index, ask] of typed.asks.entries()) {
    check(`askText-${index + 1}`, ask.text, FIELD_LIMITS.askText);
  }
  return faults;
}
