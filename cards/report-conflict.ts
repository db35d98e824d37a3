import type { Colour } from '../partnership/colours.ts';
import { momentInWords } from '../partnership/in-words.ts';
import { asRecorded, mayReadReport, prioritiesOf } from '../partnership/report.ts';
import { ASKS_ON_FORM, type ReportDraft } from '../partnership/report-form.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import { faceOf } from './colours.ts';
import { type Desk, type Drawn, quote } from './context.ts';
import { prepare } from './expand.ts';
import { framed } from './frame.ts';
import { meetingNamed, reportNamed, subgroupTitle } from './look-up.ts';
import source from './report-conflict.json' with { type: 'json' };
import { SHORT_NAMES } from './words/form-fields.ts';
import { PART_TWO_ONLY } from './words/general.ts';
import { ASK_KINDS, CONFLICT } from './words/reports.ts';

const expand = prepare('report-conflict', source);

interface ConflictMessage {
  readonly report: string;
  readonly form: string;
  readonly basedOn: number;
  readonly mine: ReportDraft;
}

/** Two people wrote the same report. Shows only where they differ, both texts in full, and lets the second one choose. */
export function drawConflict(message: ConflictMessage, desk: Desk): Drawn {
  const report = reportNamed(desk.snapshot, message.report);
  const subject = subgroupTitle(desk.snapshot, report.row.subgroup);
  const readable = mayReadReport(desk.to, report);
  const card = expand({
    ...framed(desk, {
      title: CONFLICT.title,
      meeting: meetingNamed(desk.snapshot, report.row.meeting),
      subject,
      marked: report.row,
      lead: CONFLICT.lead,
      facts: [{ label: 'Received', value: receivedFrom(report) }],
    }),
    readable,
    withheldWords: PART_TWO_ONLY,
    differences: readable ? differences(desk, report, message.mine) : [],
    report: report.reference,
    form: message.form,
    basedOn: message.basedOn,
  });
  return { card, summary: `Please choose between two versions: ${subject}` };
}

function receivedFrom(report: Held<'Highlight reports'>): string {
  const { approverName, authorName, submittedAt, reportVersion } = report.row;
  const who = approverName ?? authorName ?? 'somebody else';
  const when = submittedAt === null ? '' : ` at ${momentInWords(submittedAt)}`;
  return `version ${reportVersion} from the ${who}${when}`;
}

function differences(desk: Desk, report: Held<'Highlight reports'>, mine: ReportDraft): View[] {
  const theirs = linesOf(desk, report, asRecorded(desk.snapshot, report));
  return linesOf(desk, report, mine)
    .map((line, index) => ({ ...line, theirs: theirs[index]?.text ?? '' }))
    .filter((line) => line.text !== line.theirs)
    .map((line) => ({
      name: line.name,
      mine: quote(line.text, desk) || '(empty)',
      theirs: quote(line.theirs, desk) || '(empty)',
    }));
}

interface Line {
  readonly name: string;
  readonly text: string;
}

const TEXTS = [
  'summary',
  'achievements',
  'issues',
  'mitigation',
  'nextPeriod',
  'noAskReason',
  'nilReason',
] as const;

/** A draft as named lines, always as many and in the same order, so that two can be laid side by side. */
function linesOf(desk: Desk, report: Held<'Highlight reports'>, draft: ReportDraft): Line[] {
  const lines: Line[] = [{ name: 'Overall colour', text: colourWords(draft.overallRag) }];
  for (const field of TEXTS) lines.push({ name: SHORT_NAMES[field] ?? field, text: draft[field] });
  lines.push({ name: 'Nil return', text: draft.nilReturn ? 'yes' : 'no' });
  for (const { reference, row } of prioritiesOf(desk.snapshot, report.row.subgroup)) {
    const one = draft.priorities.find((each) => each.priority === reference);
    // Left alone, a priority has the overall colour: that is how it is recorded.
    lines.push({ name: `${row.title}: colour`, text: colourWords(one?.rag || draft.overallRag) });
    lines.push({ name: `${row.title}: progress`, text: one?.progress ?? '' });
    lines.push({ name: `${row.title}: next steps`, text: one?.nextSteps ?? '' });
  }
  for (let index = 0; index < ASKS_ON_FORM; index += 1) {
    lines.push({ name: `Request ${index + 1}`, text: askWords(draft.asks[index]) });
  }
  return lines;
}

function colourWords(colour: Colour | ''): string {
  return colour === '' ? '' : faceOf(colour).words;
}

function askWords(ask: ReportDraft['asks'][number] | undefined): string {
  if (ask === undefined || ask.text === '') return '';
  const by = ask.neededBy === '' ? '' : `, by ${ask.neededBy}`;
  return `${ASK_KINDS[ask.kind]}: ${ask.text}${by}`;
}
