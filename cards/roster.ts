import { momentOf } from '../partnership/cycle.ts';
import { listInWords, momentInWords } from '../partnership/in-words.ts';
import { isSupport, type Person, subgroupsOf } from '../partnership/people.ts';
import { activePeople, activeSubgroups } from '../partnership/report.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import { instantInWords, meetingNamed } from './look-up.ts';
import { roleIn } from './reach.ts';
import source from './roster.json' with { type: 'json' };
import { NOT_COMMISSIONED, ROSTER } from './words/cycle.ts';
import { NOT_IN_TEAMS } from './words/reports.ts';

const expand = prepare('roster', source);

/** Who will be asked, and how each is reached. People in charge: nobody is asked before this is confirmed. */
export function drawRoster(message: { meeting: string }, desk: Desk): Drawn {
  return drawPeople(ROSTER.title, ROSTER.lead, message.meeting, desk);
}

/** The day has come and nobody has confirmed the roster: the same card, saying that nothing has been asked for. */
export function drawNotCommissioned(message: { meeting: string }, desk: Desk): Drawn {
  return drawPeople(NOT_COMMISSIONED.title, NOT_COMMISSIONED.lead, message.meeting, desk);
}

function drawPeople(title: string, lead: string, reference: string, desk: Desk): Drawn {
  const meeting = meetingNamed(desk.snapshot, reference);
  const confirmed = confirmedWords(meeting);
  const groups = activeSubgroups(desk.snapshot);
  const people = activePeople(desk.snapshot);
  const gaps = groups
    .filter((group) => !chairOf(people, group.reference))
    .map((one) => one.row.title);
  const card = expand({
    ...framed(desk, {
      title: confirmed === '' ? title : ROSTER.confirmedTitle,
      meeting,
      lead: confirmed === '' ? lead : ROSTER.confirmedLead,
      facts: [
        {
          label: 'Will be asked',
          value: instantInWords(momentOf(desk.snapshot, meeting, 'commission')),
        },
        { label: 'Confirmed', value: confirmed },
      ],
    }),
    hasGaps: gaps.length > 0,
    gaps: `No chair on record for ${listInWords(gaps)}. Please add one in the list People.`,
    rows: groups.map((group) => rowView(people, group)),
    canConfirm: confirmed === '' && isSupport(desk.to),
    meeting: meeting.reference,
  });
  return { card, summary: `${title}: ${meetingName(meeting)}` };
}

function confirmedWords(meeting: Held<'Meetings'>): string {
  const { rosterConfirmedBy, rosterConfirmedAt } = meeting.row;
  if (rosterConfirmedAt === null) return '';
  return `by the ${rosterConfirmedBy ?? 'business support officer'}, ${momentInWords(rosterConfirmedAt)}`;
}

function chairOf(people: readonly Person[], subgroup: string): boolean {
  return people.some((person) =>
    person.roles.some((role) => role.kind === 'chair' && role.subgroup === subgroup),
  );
}

function rowView(people: readonly Person[], group: Held<'Subgroups'>): View {
  const writers = people.filter((person) => subgroupsOf(person).includes(group.reference));
  const shown = writers.map((person) => ({
    kind: roleIn(person, group.reference),
    ...nameView(person, group),
    hasReach: person.reach === 'link',
    reach: NOT_IN_TEAMS,
    reachTone: 'Attention',
  }));
  return {
    subgroup: group.row.title,
    code: group.reference,
    people: ['chair', 'deputy', 'author'].flatMap((role) =>
      shown.filter((one) => one.kind === role),
    ),
  };
}

/** "Chair" where the title says no more than that; "chair: Director of Public Health" where it does. */
function nameView(person: Person, group: Held<'Subgroups'>): View {
  const role = roleIn(person, group.reference);
  const title = person.title.replace(`, ${group.row.title}`, '');
  const plain = title.toLowerCase().includes(role);
  return { role: plain ? '' : `${role}: `, title };
}
