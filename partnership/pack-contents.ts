import type { Colour, Direction } from './colours.ts';
import type { Marking } from './marking.ts';
import type { Edition } from './record/board-pack.ts';

/**
 * A board pack as data, before any document library: what it says, in order, with every gap named.
 * All dates and times are already in words for a British reader (Europe/London); the printer formats nothing.
 * Order of sections: docs/domain.md, "Board pack".
 */
export interface PackContents {
  readonly partnership: string;
  readonly title: string;
  readonly meetingTitle: string;
  readonly meetingDate: string;
  readonly meetingTime: string;
  readonly place: string;
  readonly chair: string;
  readonly reference: string;
  readonly packVersion: string;
  readonly edition: Edition;
  readonly editionName: string;
  readonly marking: Marking;
  readonly handling: string;
  readonly issued: string;
  readonly contact: string;
  readonly period: string;
  readonly local: boolean;
  /** Said on the cover when this edition leaves something out; null when it holds everything. */
  readonly leftOut: string | null;
  readonly agenda: readonly AgendaLine[];
  readonly summary: ChairSummary;
  readonly asks: readonly AskLine[];
  readonly priorities: readonly PriorityLine[];
  readonly reports: readonly ReportPage[];
  readonly actions: { readonly totals: string; readonly lines: readonly ActionLine[] };
  readonly risks: { readonly totals: string; readonly lines: readonly RiskLine[] };
  readonly forwardDates: readonly ForwardLine[];
  readonly abbreviations: readonly { readonly short: string; readonly long: string }[];
}

export type SectionKey =
  | 'summary'
  | 'asks'
  | 'priorities'
  | 'reports'
  | 'actions'
  | 'risks'
  | 'forwardPlan';

export interface AgendaLine {
  readonly number: string;
  readonly time: string;
  readonly title: string;
  readonly purpose: string;
  readonly format: string;
  readonly lead: string;
  /** The section whose pages are printed beside this line; null where there is no paper. */
  readonly section: SectionKey | null;
}

/** Page one: an executive member who reads only this knows what to decide, what worries, and what did not come. */
export interface ChairSummary {
  readonly headline: string;
  readonly counts: readonly {
    readonly colour: Colour;
    readonly label: string;
    readonly count: number;
  }[];
  readonly notReceived: number;
  readonly decisions: readonly {
    readonly text: string;
    readonly from: string;
    readonly neededBy: string | null;
  }[];
  readonly worsening: readonly string[];
  readonly improving: readonly string[];
  readonly overdueActions: readonly string[];
  readonly gaps: readonly string[];
  readonly duties: readonly string[];
}

export interface AskLine {
  readonly reference: string;
  readonly subgroup: string;
  readonly kind: string;
  readonly text: string;
  readonly neededBy: string | null;
  /** Key of the report page it comes from, for a link. */
  readonly report: string | null;
}

export interface PriorityLine {
  readonly objective: string;
  readonly priority: string;
  readonly title: string;
  /** null: no subgroup leads it, which the pack says. */
  readonly lead: string | null;
  readonly now: Colour | null;
  readonly before: Colour | null;
  readonly direction: Direction;
  /** One line; or why there is none ("Not reported", "No lead group", "In the part 2 papers"). */
  readonly headline: string;
  readonly report: string | null;
}

export type ReportPage = ReceivedReport | MissingReport | WithheldReport;

interface ReportFrame {
  /** Reference of the report, also the anchor of its page. */
  readonly key: string;
  readonly subgroup: string;
  readonly area: string;
  readonly marking: Marking;
}

export interface ReceivedReport extends ReportFrame {
  readonly kind: 'received';
  readonly chair: string;
  readonly author: string;
  readonly approver: string;
  readonly onBehalf: string | null;
  readonly submitted: string;
  readonly late: string | null;
  readonly period: string;
  readonly overall: Colour;
  readonly before: Colour | null;
  readonly direction: Direction;
  /** Colour of each of the last quarters, oldest first, ending with this one; null where no report came. */
  readonly history: readonly { readonly label: string; readonly colour: Colour | null }[];
  readonly nilReturn: string | null;
  readonly summary: string;
  readonly achievements: readonly string[];
  readonly issues: readonly string[];
  readonly mitigation: string | null;
  readonly nextPeriod: readonly string[];
  readonly noAskReason: string | null;
  readonly asks: readonly {
    readonly kind: string;
    readonly text: string;
    readonly neededBy: string | null;
  }[];
  readonly priorities: readonly {
    readonly title: string;
    readonly now: Colour;
    readonly before: Colour | null;
    readonly direction: Direction;
    readonly progress: string | null;
    readonly nextSteps: string | null;
  }[];
}

/** The honest placeholder: what was asked, when, and the last colour known, marked as carried forward. */
export interface MissingReport extends ReportFrame {
  readonly kind: 'missing';
  readonly chair: string;
  readonly asked: string;
  readonly reminded: readonly string[];
  readonly lastKnown: { readonly colour: Colour; readonly from: string } | null;
}

/** A part 2 report in an edition for people who may not read it: its existence is no secret, its content and colour are. */
export interface WithheldReport extends ReportFrame {
  readonly kind: 'withheld';
  readonly reason: string;
}

export interface ActionLine {
  readonly reference: string;
  readonly title: string;
  readonly owner: string;
  readonly organisation: string;
  readonly originalDue: string;
  readonly due: string;
  readonly status: string;
  readonly colour: Colour;
  readonly colourWord: string;
  readonly update: string;
}

export interface RiskLine {
  readonly reference: string;
  readonly title: string;
  readonly consequence: string;
  readonly owner: string;
  readonly likelihood: number;
  readonly impact: number;
  readonly score: number;
  readonly band: 'Low' | 'Medium' | 'High' | 'Critical';
  readonly movement: string;
  readonly target: string;
  readonly mitigation: string;
}

export interface ForwardLine {
  readonly date: string;
  readonly title: string;
  readonly purpose: string;
  readonly lead: string;
}
