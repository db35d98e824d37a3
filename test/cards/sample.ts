import type { Colour } from '../../partnership/colours.ts';
import { type Person, personFrom } from '../../partnership/people.ts';
import { type Desktop, emptySnapshot } from './snapshot.ts';

/** A small Wiltshire: eight subgroups, eleven people worth naming, one meeting that is being prepared. */
export const MEETING = 'EXEC-2026-12-21';
export const DALPB = 'HR-DALPB-2026Q2';
export const SAFER = 'HR-SAFER-2026Q2';
export const PREV = 'HR-PREV-2026Q2';

const SUBGROUPS = [
  ['DALPB', 'Domestic Abuse Local Partnership Board', ['P01']],
  ['EXP', 'Strategic Exploitation Group', ['P02']],
  ['CDP', 'Combatting Drugs Partnership', ['P03']],
  ['EIVR', 'Early Intervention and Violence Reduction', ['P04']],
  ['OPCL', 'Project Optimise and County Lines Board', ['P05']],
  ['SAFER', 'Safer Communities', ['P06', 'P07', 'P08', 'P09']],
  ['ROAD', 'Road Safety Partnership', ['P11']],
  ['PREV', 'Prevent Board', []],
] as const;

const PRIORITIES: Record<string, string> = {
  P01: 'Domestic Abuse',
  P02: 'Exploitation',
  P03: 'Substance Use',
  P04: 'Serious Violence Duty',
  P05: 'Serious and Organised Crime',
  P06: 'Anti-Social Behaviour',
  P07: 'Acquisitive Crime',
  P08: 'Business Crime',
  P09: 'Rural Crime',
  P11: 'Road Safety',
};

const PEOPLE = [
  ['business-support', 'Business Support Officer', 'business support', 'teams', 'part1'],
  ['manager', 'Partnership Manager', 'manager', 'teams', 'part2'],
  ['exec-chair', 'Assistant Chief Constable', 'executive chair', 'teams', 'part2'],
  ['exec-police', 'Superintendent, Wiltshire Police', 'executive member', 'teams', 'part2'],
  ['exec-fire', 'Area Manager, Fire and Rescue', 'executive member', 'teams', 'part1'],
  ['exec-probation', 'Head of Probation Delivery Unit', 'executive member', 'link', 'part1'],
] as const;

/** 24 November 2026 at noon, the day after the reports were asked for. */
export function sample(): Desktop {
  const snapshot = emptySnapshot();
  putMeeting(snapshot);
  for (const [index, [code, title, priorities]] of SUBGROUPS.entries()) {
    const closed = code === 'PREV' || code === 'OPCL';
    snapshot.put('Subgroups', {
      reference: code,
      title,
      area: 'Wiltshire',
      order: index + 1,
      statutoryBasis: null,
      marking: closed ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
      part: closed ? 'part2' : 'part1',
      exemptReason: closed ? 'Paragraph 7: prevention and detection of crime' : null,
      sponsor: 'exec-police',
      status: 'active',
    });
    for (const priority of priorities) putPriority(snapshot, priority, code);
    putWriters(snapshot, code, title);
    putReport(snapshot, code, closed);
  }
  for (const [key, title, roles, reach, clearance] of PEOPLE) {
    putPerson(snapshot, { key, title, roles, reach, clearance });
  }
  putLastTime(snapshot);
  return snapshot;
}

export function person(snapshot: Desktop, key: string): Person {
  const held = snapshot.find('People', key);
  if (!held) throw new Error(`Nobody is called ${key}`);
  return personFrom(held.row);
}

function putMeeting(snapshot: Desktop): void {
  snapshot.put('Meetings', {
    reference: MEETING,
    title: 'CSP Executive',
    kind: 'executive',
    startsAt: '2026-12-21T10:00:00.000Z',
    endsAt: '2026-12-21T12:00:00.000Z',
    place: 'Committee Room 3, County Hall, and Microsoft Teams',
    periodStart: '2026-07-01',
    periodEnd: '2026-09-30',
    quarter: '2026Q2',
    status: 'planned',
    chairName: 'Assistant Chief Constable',
    rosterConfirmedBy: 'Business Support Officer',
    rosterConfirmedAt: '2026-11-20T10:15:00.000Z',
    commissionedAt: '2026-11-23T09:00:00.000Z',
    frozenAt: null,
  });
}

function putPriority(snapshot: Desktop, reference: string, leadSubgroup: string): void {
  snapshot.put('Priorities', {
    reference,
    title: PRIORITIES[reference] ?? reference,
    objective: 'O1',
    objectiveTitle: 'Protect vulnerable people',
    order: Number(reference.slice(1)),
    leadSubgroup,
  });
}

interface Sketch {
  readonly key: string;
  readonly title: string;
  readonly roles: string;
  readonly reach: 'teams' | 'link';
  readonly clearance: 'part1' | 'part2';
}

function putPerson(snapshot: Desktop, sketch: Sketch): void {
  snapshot.put('People', {
    reference: sketch.key,
    title: sketch.title,
    directoryKey: `oid-${sketch.key}`,
    tenant: snapshot.partnership.tenant,
    email: `${sketch.key}@wiltshire-csp.example`,
    roles: sketch.roles,
    reach: sketch.reach,
    clearance: sketch.clearance,
    organisation: 'council',
    status: 'active',
  });
}

function putWriters(snapshot: Desktop, code: string, title: string): void {
  for (const [role, word] of [
    ['chair', 'Chair'],
    ['deputy', 'Deputy chair'],
    ['author', 'Report author'],
  ] as const) {
    const away = role === 'chair' && (code === 'OPCL' || code === 'EIVR');
    putPerson(snapshot, {
      key: `${role}-${code.toLowerCase()}`,
      title: `${word}, ${title}`,
      roles: `${role} ${code}`,
      reach: away ? 'link' : 'teams',
      clearance: 'part1',
    });
  }
}

function putReport(snapshot: Desktop, code: string, closed: boolean): void {
  snapshot.put('Highlight reports', {
    reference: `HR-${code}-2026Q2`,
    title: `Highlight report ${code}`,
    subgroup: code,
    meeting: MEETING,
    periodStart: '2026-07-01',
    periodEnd: '2026-09-30',
    status: 'requested',
    overallRag: null,
    previousRag: 'amber',
    summary: null,
    achievements: null,
    issues: null,
    mitigation: null,
    nextPeriod: null,
    noAskReason: null,
    nilReturn: false,
    nilReason: null,
    marking: closed ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    part: closed ? 'part2' : 'part1',
    authorName: null,
    approverName: null,
    onBehalf: false,
    submittedAt: null,
    late: false,
    daysLate: 0,
    channel: null,
    sourceMessages: null,
    reportVersion: 0,
  });
}

/** Last quarter's report of the domestic abuse board, with an ask that the Executive answered. */
function putLastTime(snapshot: Desktop): void {
  const requested = snapshot.find('Highlight reports', DALPB);
  if (!requested) throw new Error('The sample has lost its report');
  snapshot.put('Highlight reports', {
    ...requested.row,
    reference: 'HR-DALPB-2026Q1',
    meeting: 'EXEC-2026-09-24',
    periodStart: '2026-04-01',
    periodEnd: '2026-06-30',
    status: 'closed',
    overallRag: 'amber',
    summary:
      'Training is delivered and the disclosure backlog is cleared. Demand is high and rising, and MARAC attendance is slipping.',
    achievements: '1,360 officers trained in DA Matters\nNo disclosure is delayed',
    issues: 'MARAC attendance below target in two agencies',
    mitigation: 'Improvement plan overseen by the MARAC group; back on track by March',
    nextPeriod: 'Agree the MARAC improvement plan',
    submittedAt: '2026-09-03T13:02:00.000Z',
    reportVersion: 1,
  });
  snapshot.put('Priority updates', {
    reference: 'HR-DALPB-2026Q1-P01',
    title: 'Domestic Abuse',
    report: 'HR-DALPB-2026Q1',
    priority: 'P01',
    rag: 'amber',
    previousRag: 'green',
    progress: 'Line of Sight is embedded.',
    nextSteps: 'MARAC oversight group meets monthly.',
  });
  snapshot.put('Asks', {
    reference: 'HR-DALPB-2026Q1-A1',
    title: 'Attendance at MARAC',
    report: 'HR-DALPB-2026Q1',
    subgroup: 'DALPB',
    meeting: 'EXEC-2026-09-24',
    kind: 'decide',
    text: 'Each agency to name a senior officer who answers for MARAC attendance.',
    neededBy: '2026-10-31',
    status: 'decided',
    response: 'Agreed. Names to business support by 16 October.',
  });
}

export interface Received {
  readonly colour?: Colour;
  readonly late?: number;
  readonly version?: number;
}

/** Somebody has sent this report. */
export function receive(snapshot: Desktop, subgroup: string, given: Received = {}): Desktop {
  const reference = `HR-${subgroup}-2026Q2`;
  const colour = given.colour ?? 'amber';
  const version = given.version ?? 1;
  const requested = snapshot.find('Highlight reports', reference);
  if (!requested) throw new Error(`Nobody was asked for ${reference}`);
  const row = {
    ...requested.row,
    status: 'submitted',
    overallRag: colour,
    summary:
      'MARAC attendance is slipping while demand rises. A funding decision is needed by March.',
    achievements: 'Disclosure backlog stays cleared\nOversight group meets monthly',
    issues: 'MARAC attendance fell again in two agencies',
    mitigation: 'Agency leads named; attendance reviewed monthly; back on track by March 2027',
    nextPeriod: 'Commission the new support service',
    authorName: `Report author, ${subgroup}`,
    approverName: `Chair, ${subgroup}`,
    submittedAt: '2026-11-24T14:02:00.000Z',
    late: given.late !== undefined,
    daysLate: given.late ?? 0,
    channel: 'card',
    reportVersion: version,
  } as const;
  snapshot.put('Highlight reports', row, { filedAt: '2026-11-24T14:02:04.000Z' });
  const priorities = snapshot.rows('Priorities').filter((one) => one.row.leadSubgroup === subgroup);
  for (const { reference: priority, row } of priorities) {
    snapshot.put('Priority updates', {
      reference: `${reference}-${priority}`,
      title: row.title,
      report: reference,
      priority,
      rag: colour,
      previousRag: 'amber',
      progress: 'Improvement plan agreed by all partners.',
      nextSteps: 'First review of attendance in January.',
    });
  }
  return snapshot.put('Asks', {
    reference: `${reference}-A1`,
    title: 'Funding',
    report: reference,
    subgroup,
    meeting: MEETING,
    kind: 'decide',
    text: 'Agree £40,000 from the reserve for the support service.',
    neededBy: '2027-03-31',
    status: 'raised',
    response: null,
  });
}
