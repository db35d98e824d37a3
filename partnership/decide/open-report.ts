import type { Command } from '../command.ts';
import { isCirculated } from '../pack/versions.ts';
import type { Person } from '../people.ts';
import type { Decision } from '../plan.ts';
import { mayReport, meetingOf, reportReference } from '../report.ts';
import type { Held } from '../snapshot.ts';
import { personOf } from './asker.ts';
import { answerWith, type Case, NOTHING, refuse, tell } from './planning.ts';
import { subgroupMeant } from './questions.ts';

/** Opens the form for a subgroup's report, prefilled. From a card it comes as a message of its own, see below. */
export function openReport(
  one: Case,
  command: Extract<Command, { kind: 'open-report' }>,
): Decision {
  const person = personOf(one.envelope);
  if (person === null) return refuse({ why: 'unknown-person' });
  const meant = subgroupMeant(one, command.subgroup);
  if ('kind' in meant) return meant;
  if (!mayReport(person, meant.subgroup)) {
    return refuse({ why: 'not-your-subgroup', subgroup: meant.subgroup });
  }
  const report = reportToFill(one, meant.subgroup);
  if ('kind' in report) return report;
  return showForm(one, person, report);
}

function showForm(one: Case, person: Person, report: Held<'Highlight reports'>): Decision {
  const message = {
    kind: 'report-form',
    report: report.reference,
    form: one.given.freshId,
    basedOn: report.row.reportVersion,
    typed: null,
    faults: [],
  } as const;
  if (one.envelope.channel !== 'card') return answerWith(message);
  // The card with the button lives on and is updated later; a form in its place would be wiped under somebody's hands.
  return {
    ...NOTHING,
    answer: { kind: 'notice', notice: { say: 'form-below' } },
    steps: [tell(person.key, `form/${one.given.freshId}`, message)],
  };
}

/** The report that this meeting asks of a subgroup, or why it cannot be written (any more). */
function reportToFill(
  one: Case,
  subgroup: string,
): Held<'Highlight reports'> | Extract<Decision, { kind: 'refused' }> {
  const meeting = meetingOf(one.snapshot, null, one.given.now);
  if (meeting === null) return refuse({ why: 'no-meeting' });
  const reference = reportReference(subgroup, meeting);
  const report = one.snapshot.find('Highlight reports', reference);
  if (report === null) return refuse({ why: 'not-commissioned', meeting: meeting.reference });
  if (isCirculated(one.snapshot, meeting.reference)) {
    return refuse({ why: 'frozen', report: reference });
  }
  return report;
}
