import { addWorkingDays, type Holidays, instantAt } from '../../partnership/calendar.ts';
import { endsAt, type SampleMeeting, sampleMeetings, startsAt } from './calendar.ts';
import organisations from './organisations.json' with { type: 'json' };
import partnership from './partnership.json' with { type: 'json' };
import { markedFor, pastReports } from './past-reports.ts';
import { type SamplePerson, samplePeople } from './people.ts';
import priorities from './priorities.json' with { type: 'json' };
import { registerRows } from './registers.ts';
import { type SampleRow, sampleRow } from './row.ts';
import subgroups from './subgroups.json' with { type: 'json' };

export interface Sample {
  readonly partnership: typeof partnership;
  readonly people: readonly SamplePerson[];
  readonly channels: readonly { id: string; name: string; memberKeys: string[] }[];
  readonly executiveChat: { id: string; name: string; memberKeys: string[] };
  readonly rows: readonly SampleRow[];
}

/** The Wiltshire partnership as docs/domain.md describes it, on the day its highlight reports are asked for. */
export function sampleFor(firstDay: string, holidays: Holidays): Sample {
  const people = samplePeople();
  const meetings = sampleMeetings(firstDay, holidays);
  return {
    partnership,
    people,
    channels: subgroups.map((subgroup) => ({
      id: `19:${subgroup.reference.toLowerCase()}-wiltshire-csp@thread.tacv2`,
      name: subgroup.title,
      memberKeys: inTeams(people, [
        ...['chair', 'deputy', 'author'].map(
          (kind) => `${kind}-${subgroup.reference.toLowerCase()}`,
        ),
        'business-support',
        'manager',
      ]),
    })),
    executiveChat: {
      ...partnership.executiveChat,
      memberKeys: inTeams(people, [
        ...people.filter((person) => person.key.startsWith('exec-')).map((person) => person.key),
        'business-support',
        'manager',
      ]),
    },
    rows: [
      ...partnershipRows(people),
      ...meetingRows(meetings, firstDay, holidays),
      ...pastReports(meetings, holidays),
      ...registerRows(firstDay, meetings),
    ],
  };
}

function inTeams(people: readonly SamplePerson[], keys: readonly string[]): string[] {
  return people
    .filter((person) => person.reach === 'teams' && keys.includes(person.key))
    .map((person) => person.key);
}

const OBJECTIVES: Record<string, string> = {
  O1: 'Protect vulnerable people',
  O2: 'Reduce harm',
  O3: 'Create safer communities',
};

function partnershipRows(people: readonly SamplePerson[]): SampleRow[] {
  return [...organisationRows(), ...subgroupRows(), ...priorityRows(), ...peopleRows(people)];
}

function organisationRows(): SampleRow[] {
  return organisations.map(({ reference, title, kind, responsibleAuthority }) =>
    sampleRow('Organisations', {
      reference,
      title,
      kind,
      responsibleAuthority,
      validFrom: null,
      validTo: null,
    }),
  );
}

function subgroupRows(): SampleRow[] {
  return subgroups.map((subgroup, index) =>
    sampleRow('Subgroups', {
      reference: subgroup.reference,
      title: subgroup.title,
      area: subgroup.area,
      order: index + 1,
      statutoryBasis: subgroup.statutoryBasis,
      ...markedFor(subgroup),
      exemptReason: subgroup.sensitive,
      sponsor: subgroup.sponsor,
      status: 'active',
    }),
  );
}

function priorityRows(): SampleRow[] {
  return priorities.map(({ reference, title, objective, leadSubgroup }, index) =>
    sampleRow('Priorities', {
      reference,
      title,
      objective,
      objectiveTitle: OBJECTIVES[objective] ?? objective,
      order: index + 1,
      leadSubgroup,
    }),
  );
}

function peopleRows(people: readonly SamplePerson[]): SampleRow[] {
  return people.map((person) =>
    sampleRow('People', {
      reference: person.key,
      title: person.title,
      directoryKey: person.aadObjectId,
      tenant: person.tenantId,
      email: person.email,
      roles: person.roles,
      reach: person.reach,
      clearance: person.clearance,
      organisation: person.organisation,
      status: 'active',
    }),
  );
}

function meetingRows(
  meetings: ReturnType<typeof sampleMeetings>,
  firstDay: string,
  holidays: Holidays,
): SampleRow[] {
  const confirmed = instantAt(addWorkingDays(firstDay, -2, holidays), '11:00');
  return [
    meetingRow(meetings.before, 'held', null),
    meetingRow(meetings.last, 'held', null),
    meetingRow(meetings.now, 'planned', confirmed),
  ];
}

function meetingRow(
  meeting: SampleMeeting,
  status: 'planned' | 'held',
  rosterConfirmedAt: string | null,
): SampleRow {
  return sampleRow('Meetings', {
    reference: meeting.reference,
    title: 'CSP Executive',
    kind: 'executive',
    startsAt: startsAt(meeting),
    endsAt: endsAt(meeting),
    place: partnership.place,
    periodStart: meeting.quarter.start,
    periodEnd: meeting.quarter.end,
    quarter: meeting.quarter.key,
    status,
    chairName: 'Assistant Chief Constable (CSP Chair)',
    rosterConfirmedBy: rosterConfirmedAt === null ? null : 'Business support officer',
    rosterConfirmedAt,
    commissionedAt: null,
    frozenAt: null,
  });
}
