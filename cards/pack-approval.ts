import { momentInWords } from '../partnership/in-words.ts';
import type { PackVersion } from '../partnership/pack/versions.ts';
import type { PackState } from '../partnership/pack.ts';
import { mayApprove } from '../partnership/people.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import source from './pack-approval.json' with { type: 'json' };
import { contentFacts, filesView, missingView, stateOf, versionFacts } from './pack-facts.ts';
import { picturesView } from './pack-pictures.ts';
import { versionNamed } from './pack-version.ts';
import { APPROVAL } from './words/packs.ts';

const expand = prepare('pack-approval', source);

interface ApprovalMessage {
  readonly meeting: string;
  readonly packVersion: string;
  readonly contentsHash: string;
}

interface Outcome {
  readonly words: string;
  readonly tone: string;
}

/** The pack before the executive chair. Its buttons are there only while exactly this pack waits for an answer. */
export function drawApproval(message: ApprovalMessage, desk: Desk): Drawn {
  const state = stateOf(desk, message.meeting);
  const version = versionNamed(desk.snapshot, message.meeting, message.packVersion);
  const outcome = outcomeOf(state, version, message);
  const open = outcome === null;
  const card = expand({
    ...framed(desk, {
      title: APPROVAL.title,
      meeting: state.meeting,
      ...(open ? { lead: APPROVAL.lead } : {}),
      facts: [
        ...versionFacts(desk, state, version),
        ...(open ? contentFacts(desk, message.meeting) : []),
      ],
    }),
    ...outcomeView(outcome),
    ...missingView(state),
    ...filesView(desk, version),
    ...picturesView(desk, open ? version : null),
    canDecide: open && mayApprove(desk.to),
    meeting: message.meeting,
    contentsHash: message.contentsHash,
  });
  return { card, summary: `${APPROVAL.title}: ${meetingName(state.meeting)}` };
}

function outcomeView(outcome: Outcome | null): View {
  return {
    hasOutcome: outcome !== null,
    outcome: outcome?.words ?? '',
    outcomeTone: outcome?.tone ?? 'Default',
  };
}

/** What became of it; null while it still waits for the chair. */
function outcomeOf(
  state: PackState,
  version: PackVersion | null,
  message: ApprovalMessage,
): Outcome | null {
  const row = version?.files[0]?.row;
  if (row === undefined) return { words: APPROVAL.changed, tone: 'Attention' };
  if (row.approvedAt !== null) {
    const by = row.approvedBy === null ? '' : ` by the ${row.approvedBy}`;
    return { words: `✓ Approved${by} at ${momentInWords(row.approvedAt)}`, tone: 'Good' };
  }
  const stands = version?.contentsHash === message.contentsHash && !isOvertaken(state, message);
  if (stands && row.status === 'awaitingApproval') return null;
  if (stands && row.status === 'draft' && row.remark !== null) {
    return { words: APPROVAL.returned, tone: 'Warning' };
  }
  return { words: APPROVAL.changed, tone: 'Attention' };
}

function isOvertaken(state: PackState, message: ApprovalMessage): boolean {
  const changed = state.blocks.some((block) => block.what === 'content-changed');
  return changed || state.latest?.packVersion !== message.packVersion;
}
