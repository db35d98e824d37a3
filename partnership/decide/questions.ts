import type { Command } from '../command.ts';
import { isSupport, subgroupsOf } from '../people.ts';
import type { Decision } from '../plan.ts';
import { meetingOf } from '../report.ts';
import { isRefused, personOf, supportOnly } from './asker.ts';
import { answerWith, type Case, refuse } from './planning.ts';

export function showHelp(): Decision {
  return answerWith({ kind: 'help' });
}

/** Support sees who owes what; everybody else sees what they owe themselves. */
export function showStatus(one: Case, command: Extract<Command, { kind: 'status' }>): Decision {
  const person = personOf(one.envelope);
  const meeting = meetingOf(one.snapshot, command.meeting, one.given.now);
  if (meeting === null) return refuse({ why: 'no-meeting' });
  if (person === null) return refuse({ why: 'unknown-person' });
  const kind = isSupport(person) ? 'cycle-status' : 'owed';
  return answerWith({ kind, meeting: meeting.reference });
}

export function showPeople(one: Case): Decision {
  const person = supportOnly(one.envelope, 'people');
  if (isRefused(person)) return person;
  const meeting = meetingOf(one.snapshot, null, one.given.now);
  if (meeting === null) return refuse({ why: 'no-meeting' });
  return answerWith({ kind: 'roster', meeting: meeting.reference });
}

export function showTimeline(one: Case): Decision {
  const meeting = meetingOf(one.snapshot, null, one.given.now);
  if (meeting === null) return refuse({ why: 'no-meeting' });
  return answerWith({ kind: 'timeline', meeting: meeting.reference });
}

/** Which subgroup somebody means: the one they named, or the only one they speak for. */
export function subgroupMeant(
  one: Case,
  named: string | null,
): { readonly subgroup: string } | Extract<Decision, { kind: 'refused' }> {
  const person = personOf(one.envelope);
  if (person === null) return refuse({ why: 'unknown-person' });
  const known = one.snapshot.rows('Subgroups').map((subgroup) => subgroup.reference);
  if (named !== null) {
    const subgroup = known.find((each) => each === named.toUpperCase());
    return subgroup === undefined
      ? refuse({ why: 'which-subgroup', subgroups: known })
      : { subgroup };
  }
  const own = subgroupsOf(person);
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0) return { subgroup: only };
  if (own.length > 1) return refuse({ why: 'which-subgroup', subgroups: own });
  return isSupport(person)
    ? refuse({ why: 'which-subgroup', subgroups: known })
    : refuse({ why: 'no-subgroup' });
}
