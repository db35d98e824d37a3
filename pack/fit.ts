import type { PackContents } from '../partnership/pack-contents.ts';
import { SUMMARY_LAST_STEP } from './sheet/front.ts';

/** How one report is set: in letters of so many points, and with every text cut at so many characters. */
export interface Squeeze {
  readonly size: 12 | 11 | 10.5;
  readonly limit: number;
}

export interface Fit {
  readonly summaryStep: number;
  readonly reports: readonly Squeeze[];
}

/** What the layout says of one part: how many pages it took, and how much of the last one (0 to 1). */
export interface Extent {
  readonly part: string;
  readonly pages: number;
  readonly lastPage: number;
}

const REPORT_PAGES = 2;
/** A second page with less on it than this is worth saving by setting the report smaller. */
const HARDLY_USED = 0.15;
/** More letters than this do not fit a page in the largest size; to know it beforehand saves a layout. */
const LETTERS_OF_A_PAGE = 2400;
/** How many characters of each text remain, from the mildest cut to the hardest. */
const LIMITS = [1800, 1300, 950, 700, 520, 390, 290, 210, 150, 100, 60] as const;

export function looseFit(contents: PackContents): Fit {
  return {
    summaryStep: 0,
    reports: contents.reports.map((report) => ({
      size: JSON.stringify(report).length > LETTERS_OF_A_PAGE + 900 ? 11 : 12,
      limit: Number.POSITIVE_INFINITY,
    })),
  };
}

/**
 * The next thing to try, or null when everything stands well: the Chair's page on one page, each report on two at most.
 * What cannot be made smaller any more is left as it is: a long pack is better than none.
 */
export function tighter(fit: Fit, extents: readonly Extent[]): Fit | null {
  const of = new Map(extents.map((extent) => [extent.part, extent]));
  const summary = of.get('summary');
  const step = fit.summaryStep + (summary === undefined ? 0 : stride(summary.pages, 1));
  const reports = fit.reports.map((squeeze, index) => {
    const extent = of.get(`report-${index}`);
    return extent === undefined ? squeeze : squeezed(squeeze, extent);
  });
  const next = { summaryStep: Math.min(step, SUMMARY_LAST_STEP), reports };
  const same =
    next.summaryStep === fit.summaryStep &&
    reports.every((squeeze, index) => squeeze === fit.reports[index]);
  return same ? null : next;
}

/** Large letters while they fit one page, ordinary ones otherwise; smaller ones only to save a page that is hardly used. */
function squeezed(squeeze: Squeeze, extent: Extent): Squeeze {
  if (extent.pages < REPORT_PAGES) return squeeze;
  if (squeeze.size === 12) return { ...squeeze, size: 11 };
  if (extent.pages > REPORT_PAGES) {
    const milder = LIMITS.filter((each) => each < squeeze.limit);
    const limit = milder[stride(extent.pages, REPORT_PAGES) - 1] ?? milder.at(-1);
    return limit === undefined ? squeeze : { ...squeeze, limit };
  }
  const spills = extent.lastPage < HARDLY_USED;
  return spills && squeeze.size === 11 ? { ...squeeze, size: 10.5 } : squeeze;
}

/** How many steps to take at once: far too long is cut in strides, because each try costs a layout. */
function stride(pages: number, allowed: number): number {
  if (pages <= allowed) return 0;
  return Math.min(pages - allowed, 3);
}
