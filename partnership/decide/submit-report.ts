import type { Command } from '../command.ts';
import { isCirculated } from '../pack/versions.ts';
import type { Person } from '../people.ts';
import type { Decision } from '../plan.ts';
import { asRecorded, mayReport, prioritiesOf } from '../report.ts';
import { faultsOf } from '../report-faults.ts';
import type { ReportDraft } from '../report-form.ts';
import type { Held } from '../snapshot.ts';
import { keepable } from '../typed-text.ts';
import { personOf } from './asker.ts';
import { fileReport } from './file-report.ts';
import { answerWith, type Case, NOTHING, refuse, rowKey } from './planning.ts';

/**
 * A report comes in. It is filed as a new version; or it is the one already on record, sent again; or somebody else was
 * quicker, and the writer chooses; or something is missing, and what was typed is kept as a draft.
 */
export function submitReport(
  one: Case,
  command: Extract<Command, { kind: 'submit-report' }>,
): Decision {
  const found = reportOf(one, command.report);
  if ('kind' in found) return found.refusal.why === 'frozen' ? tooLate(one, command) : found;
  const { report, person } = found;
  const typed = inOrder(one, report, command.typed);
  const faults = faultsOf(typed);
  if (faults.length > 0) {
    return {
      ...NOTHING,
      answer: {
        kind: 'report-form',
        report: report.reference,
        form: command.form,
        basedOn: command.basedOn,
        typed,
        faults,
      },
      drafts: [{ report: report.reference, person: person.key, draft: typed }],
    };
  }
  if (report.row.reportVersion > command.basedOn) {
    return laterVersion(one, command, report, person, typed);
  }
  return fileReport(one, report, person, typed);
}

/** The pack has gone out: the text is kept, and the sentence says who can still admit it. */
function tooLate(one: Case, command: Extract<Command, { kind: 'submit-report' }>): Decision {
  const person = personOf(one.envelope);
  const refusal = { why: 'frozen', report: command.report } as const;
  if (person === null) return refuse(refusal);
  return {
    ...NOTHING,
    answer: { kind: 'refusal', refusal },
    drafts: [{ report: command.report, person: person.key, draft: command.typed }],
  };
}

/** The other version stands; mine is kept until I have chosen. The same words twice are one report, not a clash. */
function laterVersion(
  one: Case,
  command: Extract<Command, { kind: 'submit-report' }>,
  report: Held<'Highlight reports'>,
  person: Person,
  typed: ReportDraft,
): Decision {
  if (sameWords(asRecorded(one.snapshot, report), typed)) {
    return answerWith({
      kind: 'report-receipt',
      report: report.reference,
      reportVersion: report.row.reportVersion,
      receivedAt: report.row.submittedAt ?? one.given.now,
    });
  }
  return {
    ...NOTHING,
    answer: {
      kind: 'report-conflict',
      report: report.reference,
      form: command.form,
      basedOn: report.row.reportVersion,
      mine: typed,
    },
    drafts: [{ report: report.reference, person: person.key, draft: typed }],
    relied: [rowKey('Highlight reports', report.reference)],
  };
}

export function replaceReport(
  one: Case,
  command: Extract<Command, { kind: 'replace-report' }>,
): Decision {
  const found = reportOf(one, command.report);
  if ('kind' in found) return found;
  const { report, person } = found;
  const mine = one.snapshot.drafts.find(
    (draft) => draft.report === report.reference && draft.person === person.key,
  );
  if (!mine) return refuse({ why: 'no-such-report' });
  if (report.row.reportVersion > command.basedOn) {
    return answerWith({
      kind: 'report-conflict',
      report: report.reference,
      form: command.form,
      basedOn: report.row.reportVersion,
      mine: mine.draft,
    });
  }
  return fileReport(one, report, person, mine.draft);
}

export function keepTheirs(
  one: Case,
  command: Extract<Command, { kind: 'keep-theirs' }>,
): Decision {
  const found = reportOf(one, command.report);
  if ('kind' in found) return found;
  const { report } = found;
  return answerWith({
    kind: 'report-receipt',
    report: report.reference,
    reportVersion: report.row.reportVersion,
    receivedAt: report.row.submittedAt ?? one.given.now,
  });
}

function reportOf(
  one: Case,
  reference: string,
):
  | { readonly report: Held<'Highlight reports'>; readonly person: Person }
  | Extract<Decision, { kind: 'refused' }> {
  const person = personOf(one.envelope);
  if (person === null) return refuse({ why: 'unknown-person' });
  const report = one.snapshot.find('Highlight reports', reference);
  // A reference that was made up gets the same sentence as one of another subgroup: it must not tell what exists.
  if (report === null) return refuse({ why: 'no-such-report' });
  if (!mayReport(person, report.row.subgroup)) {
    return refuse({ why: 'not-your-subgroup', subgroup: report.row.subgroup });
  }
  const meeting = one.snapshot.find('Meetings', report.row.meeting);
  const over = meeting === null || meeting.row.endsAt <= one.given.now;
  if (over || isCirculated(one.snapshot, report.row.meeting)) {
    return refuse({ why: 'frozen', report: reference });
  }
  return { report, person };
}

/** The priorities of this subgroup only, each once, in their order: a made-up or foreign one is left out. */
function inOrder(one: Case, report: Held<'Highlight reports'>, typed: ReportDraft): ReportDraft {
  const priorities = prioritiesOf(one.snapshot, report.row.subgroup).map(
    ({ reference }) =>
      typed.priorities.find((each) => each.priority === reference) ?? {
        priority: reference,
        rag: '' as const,
        progress: '',
        nextSteps: '',
      },
  );
  const asks = typed.asks.filter((ask) => ask.text.trim() !== '' || ask.neededBy !== '');
  return keepableDraft({ ...typed, priorities, asks });
}

function keepableDraft(draft: ReportDraft): ReportDraft {
  return {
    ...draft,
    summary: keepable(draft.summary),
    achievements: keepable(draft.achievements),
    issues: keepable(draft.issues),
    mitigation: keepable(draft.mitigation),
    nextPeriod: keepable(draft.nextPeriod),
    noAskReason: keepable(draft.noAskReason),
    nilReason: keepable(draft.nilReason),
    priorities: draft.priorities.map((each) => ({
      ...each,
      progress: keepable(each.progress),
      nextSteps: keepable(each.nextSteps),
    })),
    asks: draft.asks.map((ask) => ({ ...ask, text: keepable(ask.text) })),
  };
}

function sameWords(recorded: ReportDraft, typed: ReportDraft): boolean {
  const overall = typed.overallRag;
  const filled = {
    ...typed,
    priorities: typed.priorities.map((each) => ({ ...each, rag: each.rag || overall })),
  };
  return JSON.stringify(ordered(recorded)) === JSON.stringify(ordered(filled));
}

function ordered(draft: ReportDraft): unknown {
  const { priorities, asks, ...fields } = draft;
  return [
    Object.entries(fields).toSorted(([a], [b]) => a.localeCompare(b)),
    priorities.map((each) => [each.priority, each.rag, each.progress, each.nextSteps]),
    asks.map((ask) => [ask.kind, ask.text, ask.neededBy]),
  ];
}
