import type { PackContents, PriorityLine } from '../../partnership/pack-contents.ts';
import { countyLines, roads, withheldPrevent } from './sample-gaps.ts';
import { actions, agenda, forwardDates, risks } from './sample-registers.ts';
import { domesticAbuse, drugs, exploitation, prevent, safer, violence } from './sample-reports.ts';

const O1 = 'Protect Vulnerable People';
const O2 = 'Reduce Harm';
const O3 = 'Create Safer Communities';

function led(
  objective: string,
  report: { title: string; key: string; lead: string },
  rest: Pick<PriorityLine, 'priority' | 'now' | 'before' | 'direction' | 'headline'>,
): PriorityLine {
  return { objective, title: report.title, lead: report.lead, report: report.key, ...rest };
}

const priorities: PriorityLine[] = [
  led(
    O1,
    { title: 'Domestic Abuse', key: domesticAbuse.key, lead: domesticAbuse.subgroup },
    {
      priority: 'P01',
      now: 'amber',
      before: 'amber',
      direction: 'steady',
      headline: 'Backlog cleared; MARAC attendance is the weak point.',
    },
  ),
  led(
    O1,
    { title: 'Exploitation', key: exploitation.key, lead: exploitation.subgroup },
    {
      priority: 'P02',
      now: 'amber',
      before: 'green',
      direction: 'worsening',
      headline: 'The response for adults is behind that for children.',
    },
  ),
  led(
    O2,
    { title: 'Substance Use', key: drugs.key, lead: drugs.subgroup },
    {
      priority: 'P03',
      now: 'green',
      before: 'amber',
      direction: 'improving',
      headline: 'Toolkit in use; waiting times within range.',
    },
  ),
  led(
    O2,
    { title: 'Serious Violence Duty', key: violence.key, lead: violence.subgroup },
    {
      priority: 'P04',
      now: 'green',
      before: 'green',
      direction: 'steady',
      headline: 'Nil return: plan on profile.',
    },
  ),
  led(
    O2,
    { title: 'Serious and Organised Crime', key: countyLines.key, lead: countyLines.subgroup },
    {
      priority: 'P05',
      now: null,
      before: null,
      direction: 'no comparison',
      headline: 'Not reported.',
    },
  ),
  led(
    O3,
    { title: 'Anti-Social Behaviour', key: safer.key, lead: safer.subgroup },
    {
      priority: 'P06',
      now: 'amber',
      before: 'amber',
      direction: 'steady',
      headline: 'Hotspot patrols running in four towns.',
    },
  ),
  led(
    O3,
    { title: 'Acquisitive Crime', key: safer.key, lead: safer.subgroup },
    {
      priority: 'P07',
      now: 'amber',
      before: 'green',
      direction: 'worsening',
      headline: 'Vehicle crime rose along the M4 corridor.',
    },
  ),
  led(
    O3,
    { title: 'Business Crime', key: safer.key, lead: safer.subgroup },
    {
      priority: 'P08',
      now: 'red',
      before: 'amber',
      direction: 'worsening',
      headline: 'No lead officer; plan not written.',
    },
  ),
  led(
    O3,
    { title: 'Rural Crime', key: safer.key, lead: safer.subgroup },
    {
      priority: 'P09',
      now: 'grey',
      before: 'grey',
      direction: 'no comparison',
      headline: 'No data agreed yet.',
    },
  ),
  {
    objective: O3,
    priority: 'P10',
    title: 'Violence Against Women and Girls',
    lead: null,
    now: null,
    before: null,
    direction: 'no comparison',
    report: null,
    headline: 'No lead group. The Executive is asked to name one.',
  },
  led(
    O3,
    { title: 'Road Safety', key: roads.key, lead: roads.subgroup },
    {
      priority: 'P11',
      now: null,
      before: 'amber',
      direction: 'no comparison',
      headline: 'Not reported.',
    },
  ),
];

/** The Wiltshire partnership's pack with two reports that did not come, as a cleared member gets it. */
export const fullContents: PackContents = {
  partnership: 'Wiltshire Community Safety Partnership',
  title: 'Board pack',
  meetingTitle: 'Community Safety Partnership Executive',
  meetingDate: 'Monday 21 December 2026',
  meetingTime: '10:00 to 12:00',
  place: 'County Hall, Trowbridge, and online',
  chair: 'Assistant Chief Constable (CSP Chair)',
  reference: 'PACK-EXEC-2026-12-21',
  packVersion: '1.0',
  edition: 'full',
  editionName: 'Full edition for cleared members',
  marking: 'OFFICIAL-SENSITIVE',
  handling:
    'For members of the Executive who are cleared for part 2. Do not copy or pass on. Delete when a later version arrives.',
  issued: '11 December 2026',
  contact: 'the Business Support Officer, community.safety@wiltshire-csp.example',
  period: 'July to September 2026',
  local: false,
  leftOut: null,
  agenda,
  summary: {
    headline:
      'Six of eight reports are in: one is red and two are amber. The Executive is asked for four decisions, two of them by 15 January 2027.',
    counts: [
      { colour: 'red', label: 'off track', count: 1 },
      { colour: 'amber', label: 'at risk', count: 2 },
      { colour: 'green', label: 'on track', count: 3 },
    ],
    notReceived: 2,
    decisions: [
      ...domesticAbuse.asks.map((ask) => ({ ...ask, from: domesticAbuse.subgroup })),
      ...exploitation.asks.map((ask) => ({ ...ask, from: exploitation.subgroup })),
      ...safer.asks.map((ask) => ({ ...ask, from: safer.subgroup })),
    ],
    worsening: [
      'Safer Communities: amber to red.',
      'Strategic Exploitation: green to amber.',
      'Business Crime: amber to red.',
    ],
    improving: ['Combatting Drugs Partnership: amber to green.'],
    overdueActions: ['A-2026-003: recruit the CSP Analyst (OPCC), due 30 October 2026.'],
    gaps: [
      'Road Safety Partnership: report not received.',
      'Project Optimise and County Lines Board: report not received.',
      'Violence Against Women and Girls has no lead group.',
    ],
    duties: ['Strategic assessment: due 31 January 2027.'],
  },
  asks: [domesticAbuse, exploitation, safer].flatMap((report) =>
    report.asks.map((ask, index) => ({
      ...ask,
      reference: `${report.key}-A${index + 1}`,
      subgroup: report.subgroup,
      report: report.key,
    })),
  ),
  priorities,
  reports: [domesticAbuse, exploitation, prevent, drugs, violence, countyLines, safer, roads],
  actions,
  risks,
  forwardDates,
  abbreviations: [
    { short: 'CSP', long: 'Community Safety Partnership' },
    { short: 'DVDS', long: 'Domestic Violence Disclosure Scheme' },
    { short: 'MARAC', long: 'Multi-agency risk assessment conference' },
    { short: 'NRM', long: 'National Referral Mechanism' },
    { short: 'OPCC', long: 'Office of the Police and Crime Commissioner' },
    { short: 'VAWG', long: 'Violence against women and girls' },
  ],
};

/** The same pack for advisory members: no part 2, and it says so. */
export const partOneContents: PackContents = {
  ...fullContents,
  edition: 'part1',
  editionName: 'Part 1 edition',
  marking: 'OFFICIAL',
  handling: 'For members and advisers of the Executive.',
  leftOut: 'One report is in the part 2 papers: Prevent Board. Its page says so.',
  reports: fullContents.reports.map((report) =>
    report.key === prevent.key ? withheldPrevent : report,
  ),
};

/** A pack with `count` received reports, for size and speed. */
export function contentsWithReports(count: number): PackContents {
  const kinds = [domesticAbuse, exploitation, drugs, violence, safer];
  const reports = Array.from({ length: count }, (_, index) => {
    const report = kinds[index % kinds.length] ?? domesticAbuse;
    return {
      ...report,
      key: `${report.key}-${index}`,
      subgroup: `${report.subgroup} ${index + 1}`,
    };
  });
  return { ...fullContents, reports };
}
