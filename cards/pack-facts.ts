import type { Colour } from '../partnership/colours.ts';
import { countOf } from '../partnership/in-words.ts';
import { mayRead } from '../partnership/marking.ts';
import type { PackVersion } from '../partnership/pack/versions.ts';
import { type PackState, packState } from '../partnership/pack.ts';
import { isSupport } from '../partnership/people.ts';
import type { AskKind } from '../partnership/record/highlight-report.ts';
import { mayReadReport } from '../partnership/report.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import { faceOf } from './colours.ts';
import type { Desk } from './context.ts';
import type { Fact } from './frame.ts';
import { hash } from './hash.ts';
import { meetingNamed, stageTime } from './look-up.ts';
import { EDITIONS, FIRST_DRAFT, NEXT_STEPS, ONLOOKER_LEADS } from './words/packs.ts';

export function stateOf(desk: Desk, meeting: string): PackState {
  return packState(desk.snapshot, meetingNamed(desk.snapshot, meeting), desk.now, hash);
}

/** The one sensible next button, for those who may press it; every card of the pack offers the same one. */
export function nextView(desk: Desk, state: PackState): View {
  const step = NEXT_STEPS[state.next];
  const verb = step.verb ?? '';
  return {
    hasNext: verb !== '' && isSupport(desk.to),
    nextVerb: verb,
    nextTitle: state.stage === 'none' ? FIRST_DRAFT : step.title,
    meeting: state.meeting.reference,
  };
}

/** Where the pack stands, for those who work on it and for the chair, who only looks. */
export function leadFor(desk: Desk, state: PackState): string {
  return isSupport(desk.to) ? NEXT_STEPS[state.next].lead : ONLOOKER_LEADS[state.next];
}

export function missingView(state: PackState): View {
  const count = state.missing.length;
  return {
    hasMissing: count > 0,
    missingCount: `Missing: ${countOf(count, 'report', 'reports')}`,
    missing: state.missing.map((title) => ({ title })),
  };
}

export function versionFacts(desk: Desk, state: PackState, version: PackVersion | null): Fact[] {
  const reports = `${state.reportsIn} of ${state.reportsExpected} in`;
  if (version === null) return [{ label: 'Reports', value: reports }];
  return [
    {
      label: 'Version',
      value: `${version.packVersion}, made ${stageTime(version.compiledAt, desk.now)}`,
    },
    { label: 'Reports', value: `${filedCount(version) ?? reports}` },
  ];
}

/** The count as the pack itself has it: reports may have come in since. */
function filedCount(version: PackVersion): string | null {
  const row = version.files[0]?.row;
  if (!row || row.reportsIn === null || row.reportsExpected === null) return null;
  return `${row.reportsIn} of ${row.reportsExpected} in this version`;
}

/** The editions that this reader may open. Of another they hear neither name nor length. */
export function filesView(desk: Desk, version: PackVersion | null): View {
  const files = (version?.files ?? []).filter((file) => mayRead(desk.to.clearance, file.row));
  return { hasFiles: files.length > 0, files: files.map(fileView) };
}

export function fileView(file: Held<'Board packs'>): View {
  const { edition, pages, marking } = file.row;
  const length = pages === null ? '' : `, ${countOf(pages, 'page', 'pages')}`;
  return {
    name: edition === 'full' ? 'Full edition' : 'Part 1 edition',
    about: `${length}, ${marking}`,
    hasUrl: file.webUrl !== null,
    url: file.webUrl ?? '',
    openTitle: `Open the ${EDITIONS[edition]}`,
  };
}

const WORST_FIRST: readonly Colour[] = ['red', 'amber', 'grey', 'green', 'blue'];
const WANTS_DECISION: ReadonlySet<AskKind> = new Set<AskKind>(['decide', 'approve', 'endorse']);

/** Where we are exposed and what is to be decided, as far as this reader may know: "1 red, 2 amber, 3 green". */
export function contentFacts(desk: Desk, meeting: string): Fact[] {
  const colours = desk.snapshot
    .rows('Highlight reports')
    .filter((report) => report.row.meeting === meeting && mayReadReport(desk.to, report))
    .map((report) => report.row.overallRag);
  const counts = WORST_FIRST.map((colour) => ({
    word: faceOf(colour).word.toLowerCase(),
    count: colours.filter((each) => each === colour).length,
  }));
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ count, word }) => `${count} ${word}`);
  const wanted = decisionsWanted(desk, meeting, (report) => mayReadReport(desk.to, report));
  return [
    { label: 'Colours', value: parts.join(', ') },
    { label: 'Decisions wanted', value: wanted === 0 ? 'none' : String(wanted) },
  ];
}

/** Requests to decide, approve or endorse, as the pack's first page counts them, in the reports that are shown. */
export function decisionsWanted(
  desk: Desk,
  meeting: string,
  shown: (report: Held<'Highlight reports'>) => boolean,
): number {
  const asks = desk.snapshot.rows('Asks').filter(({ row }) => {
    if (row.meeting !== meeting || row.status === 'withdrawn') return false;
    if (!WANTS_DECISION.has(row.kind)) return false;
    const report = desk.snapshot.find('Highlight reports', row.report);
    return report !== null && shown(report);
  });
  return asks.length;
}
