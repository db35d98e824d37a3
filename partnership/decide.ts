import type { Command } from './command.ts';
import { acknowledgePack, remindUnread } from './decide/acknowledge-pack.ts';
import { approvePack, askApproval, returnPack } from './decide/approve-pack.ts';
import { audited } from './decide/audit.ts';
import { freeze, remind, sayOverdue } from './decide/chase.ts';
import { circulatePack } from './decide/circulate-pack.ts';
import { draftPack, showPackState } from './decide/draft-pack.ts';
import { commission, confirmRoster, sendRoster } from './decide/open-cycle.ts';
import { openReport } from './decide/open-report.ts';
import { packFailed, packMade } from './decide/pack-made.ts';
import { type Case, NOTHING, refuse, renew } from './decide/planning.ts';
import { showHelp, showPeople, showStatus, showTimeline } from './decide/questions.ts';
import { pauseSending, resumeSending } from './decide/sending.ts';
import { keepTheirs, replaceReport, submitReport } from './decide/submit-report.ts';
import type { Decision, Plan } from './plan.ts';

/**
 * What is to be done about a command, from a Snapshot alone. Pure: no clock, no chance, no port; the same case gives the
 * same plan. Gives a Plan with everything to write and to do, or the one sentence that says why not.
 */
export function decide(one: Case): Decision {
  const decision = decideKind(one, one.envelope.command);
  if (decision.kind === 'refused') return decision;
  return audited(one, spoken(one, decision));
}

/** Typed words that make something happen are answered by what happens, or else by a first step that says it. */
function spoken(one: Case, plan: Plan): Plan {
  if (one.envelope.channel !== 'chat' || plan.answer === null || plan.steps.length === 0)
    return plan;
  if (one.envelope.by.kind !== 'person') return plan;
  const { key } = one.envelope.by.person;
  const lane = `conversation/${key}`;
  const saysSo = plan.steps.some(
    (step) => step.kind === 'tell' && step.lane === lane && step.message.kind === plan.answer?.kind,
  );
  if (saysSo) return { ...plan, answer: null };
  const answer = {
    key: `${one.envelope.key}#answer`,
    lane,
    after: [],
    kind: 'tell',
    to: { kind: 'person', person: key },
    message: plan.answer,
    living: null,
    inPlaceOf: null,
    unasked: false,
  } as const;
  return { ...plan, answer: null, steps: [answer, ...plan.steps] };
}

function decideKind(one: Case, command: Command): Decision {
  switch (command.kind) {
    case 'help':
      return showHelp();
    case 'not-understood':
      return refuse({ why: 'not-understood', nearest: command.nearest });
    case 'status':
      return showStatus(one, command);
    case 'people':
      return showPeople(one);
    case 'cycle':
      return showTimeline(one);
    case 'open-report':
      return openReport(one, command);
    case 'submit-report':
      return submitReport(one, command);
    case 'replace-report':
      return replaceReport(one, command);
    case 'keep-theirs':
      return keepTheirs(one, command);
    case 'confirm-roster':
      return confirmRoster(one, command);
    case 'pause':
      return pauseSending(one);
    case 'resume':
      return resumeSending(one);
    default:
      return decideOnPack(one, command);
  }
}

type PackCommand = Extract<
  Command,
  {
    kind:
      | 'pack-state'
      | 'check-pack'
      | 'draft-pack'
      | 'ask-approval'
      | 'approve-pack'
      | 'return-pack'
      | 'circulate-pack'
      | 'acknowledge-pack'
      | 'clock'
      | 'filed'
      | 'pack-made'
      | 'pack-failed';
  }
>;

function decideOnPack(one: Case, command: PackCommand): Decision {
  switch (command.kind) {
    case 'pack-state':
    case 'check-pack':
      return showPackState(one, command);
    case 'draft-pack':
      return draftPack(one, command);
    case 'ask-approval':
      return askApproval(one, command);
    case 'approve-pack':
      return approvePack(one, command);
    case 'return-pack':
      return returnPack(one, command);
    case 'circulate-pack':
      return circulatePack(one, command);
    case 'acknowledge-pack':
      return acknowledgePack(one, command);
    case 'clock':
      return decideOnClock(one, command);
    case 'filed':
      return tellFiled(one, command.reports);
    case 'pack-made':
      return packMade(one, command);
    case 'pack-failed':
      return packFailed(one, command);
  }
}

function decideOnClock(one: Case, command: Extract<Command, { kind: 'clock' }>): Decision {
  const meeting = one.snapshot.find('Meetings', command.meeting);
  if (meeting === null || meeting.row.status !== 'planned') return NOTHING;
  switch (command.event) {
    case 'roster':
      return sendRoster(one, meeting);
    case 'commission':
      return commission(one, meeting);
    case 'reminder-1':
      return remind(one, meeting, 1);
    case 'reminder-2':
      return remind(one, meeting, 2);
    case 'overdue':
      return sayOverdue(one, meeting);
    case 'freeze':
      return freeze(one, meeting);
    case 'unread':
      return remindUnread(one, meeting);
  }
}

/** A report stands in SharePoint: everybody who waits for that sees it. */
function tellFiled(one: Case, reports: readonly string[]): Decision {
  const steps = reports.map((report) => renew(one, { card: 'report-receipt', report }));
  return { ...NOTHING, steps };
}
