import type { PackContents, RiskLine } from '../../partnership/pack-contents.ts';
import { cutText } from '../text/cut.ts';
import { bandMark, capitalised } from './words.ts';

const CELL = 500;
const STEPS = [1, 2, 3, 4, 5] as const;

export function actionsOf(contents: PackContents) {
  return {
    totals: contents.actions.totals,
    lines: contents.actions.lines.map((line) => ({
      ...line,
      status: capitalised(line.status),
      mark: { tone: line.colour, word: line.colourWord },
      moved: line.due === line.originalDue ? null : line.originalDue,
      update: cutText(line.update, CELL),
    })),
  };
}

export function risksOf(contents: PackContents) {
  return {
    totals: contents.risks.totals,
    grid: STEPS.toReversed().map((likelihood) => ({
      likelihood,
      cells: STEPS.map((impact) => cellOf(contents.risks.lines, likelihood, impact)),
    })),
    lines: contents.risks.lines.map((line) => ({
      ...line,
      mark: bandMark(line.band, line.score),
      consequence: cutText(line.consequence, CELL),
      mitigation: cutText(line.mitigation, CELL),
    })),
  };
}

/** Only a cell that holds a risk has a band: where the bands begin is each partnership's own setting. */
function cellOf(lines: readonly RiskLine[], likelihood: number, impact: number) {
  const here = lines.filter((line) => line.likelihood === likelihood && line.impact === impact);
  const band = here[0]?.band;
  const named = here.slice(0, 3).map((line) => line.reference);
  return {
    count: here.length,
    tone: band === undefined ? 'plain' : bandMark(band, 0).tone,
    names: named.join(', ') + (here.length > named.length ? ' …' : ''),
  };
}

export function forwardOf(contents: PackContents) {
  return contents.forwardDates.map((line) => ({ ...line, purpose: capitalised(line.purpose) }));
}
