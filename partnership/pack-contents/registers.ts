import { localDay, plusDays, plusMonths } from '../calendar.ts';
import type { Colour } from '../colours.ts';
import { countOf, shortDate } from '../in-words.ts';
import type { ActionLine, ForwardLine, PackContents, RiskLine } from '../pack-contents.ts';
import type { Action } from '../record/registers.ts';
import type { Snapshot } from '../snapshot.ts';
import { PURPOSES } from './agenda.ts';

const OPEN = new Set<Action['status']>(['open', 'inProgress', 'completePendingEvidence', 'onHold']);
const STATUS_WORDS: Record<Action['status'], string> = {
  open: 'Open',
  inProgress: 'In progress',
  completePendingEvidence: 'Complete, evidence awaited',
  closed: 'Closed',
  cancelled: 'Cancelled',
  onHold: 'On hold',
};
/** How long before its date an action counts as due soon. */
const DUE_SOON_DAYS = 7;

function isOpen(action: Action): boolean {
  return OPEN.has(action.status);
}

/** Overdue is worked out, never stored: it changes at midnight without anybody touching the record. */
export function isOverdue(action: Action, today: string): boolean {
  return isOpen(action) && action.dueOn < today;
}

export function actionLines(snapshot: Snapshot, asAt: string): PackContents['actions'] {
  const today = localDay(asAt);
  const shown = snapshot
    .rows('Actions')
    .map((held) => held.row)
    .filter((action) => action.status !== 'cancelled')
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.dueOn.localeCompare(b.dueOn));
  const open = shown.filter(isOpen);
  const overdue = open.filter((action) => isOverdue(action, today));
  const closed = shown.length - open.length;
  return {
    totals: `${countOf(open.length, 'action', 'actions')} open, ${overdue.length} of them overdue; ${closed} closed.`,
    lines: shown.map((action) => actionLine(action, today)),
  };
}

function actionLine(action: Action, today: string): ActionLine {
  const { colour, word } = actionColour(action, today);
  return {
    reference: action.reference,
    title: action.title,
    owner: action.ownerName,
    organisation: action.organisation ?? '',
    originalDue: shortDate(action.originalDueOn),
    due: shortDate(action.dueOn),
    status: STATUS_WORDS[action.status],
    colour,
    colourWord: word,
    update: action.latestUpdate ?? 'No update given',
  };
}

function actionColour(action: Action, today: string): { colour: Colour; word: string } {
  if (action.status === 'closed') return { colour: 'blue', word: 'Complete' };
  if (action.status === 'onHold') return { colour: 'grey', word: 'On hold' };
  if (isOverdue(action, today)) return { colour: 'red', word: 'Overdue' };
  if (action.dueOn <= plusDays(today, DUE_SOON_DAYS)) return { colour: 'amber', word: 'Due soon' };
  return { colour: 'green', word: 'On track' };
}

/** Bands of docs/domain.md, "Risk scoring": 1–4, 5–9, 10–16, 20–25. */
function bandOf(score: number): RiskLine['band'] {
  if (score >= 20) return 'Critical';
  if (score >= 10) return 'High';
  return score >= 5 ? 'Medium' : 'Low';
}

export function riskLines(snapshot: Snapshot): PackContents['risks'] {
  const open = snapshot
    .rows('Risks')
    .map((held) => held.row)
    .filter((risk) => risk.status === 'open')
    .toSorted(
      (a, b) =>
        b.likelihood * b.impact - a.likelihood * a.impact || a.reference.localeCompare(b.reference),
    );
  const lines = open.map((risk): RiskLine => {
    const score = risk.likelihood * risk.impact;
    return {
      reference: risk.reference,
      title: risk.title,
      consequence: risk.consequence,
      owner: risk.ownerName,
      likelihood: risk.likelihood,
      impact: risk.impact,
      score,
      band: bandOf(score),
      movement: movementOf(score, risk.previousScore),
      target: risk.targetScore === null ? 'Not set' : String(risk.targetScore),
      mitigation: risk.mitigation,
    };
  });
  const high = lines.filter((each) => each.band === 'High' || each.band === 'Critical').length;
  return {
    totals: `${countOf(lines.length, 'risk', 'risks')} open, ${high} high or critical.`,
    lines,
  };
}

function movementOf(score: number, before: number | null): string {
  if (before === null) return 'New';
  if (score === before) return 'Unchanged';
  return score > before ? `Up from ${before}` : `Down from ${before}`;
}

/** What comes up at the next meetings: a year ahead. */
export function forwardLines(snapshot: Snapshot, asAt: string): ForwardLine[] {
  const today = localDay(asAt);
  const limit = plusMonths(today, 12);
  return snapshot
    .rows('Forward plan')
    .map((held) => held.row)
    .filter((item) => item.status === 'planned' && item.dueOn >= today && item.dueOn <= limit)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map((item) => ({
      date: shortDate(item.dueOn),
      title: item.title,
      purpose: PURPOSES[item.purpose],
      lead: item.leadName,
    }));
}
