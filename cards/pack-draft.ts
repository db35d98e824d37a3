import type { PackVersion } from '../partnership/pack/versions.ts';
import type { PackState } from '../partnership/pack.ts';
import { isSupport } from '../partnership/people.ts';
import type { PackStage } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import source from './pack-draft.json' with { type: 'json' };
import {
  contentFacts,
  filesView,
  missingView,
  nextView,
  stateOf,
  versionFacts,
} from './pack-facts.ts';
import { picturesView } from './pack-pictures.ts';
import { versionNamed } from './pack-version.ts';
import { DRAFT, NEXT_STEPS, PACK_STAGES, VERSION_FATES } from './words/packs.ts';

const expand = prepare('pack-draft', source);

interface DraftMessage {
  readonly meeting: string;
  readonly packVersion: string;
}

/** One version of the pack while it is made, and what is in it once it is there. The same card throughout. */
export function drawPackDraft(message: DraftMessage, desk: Desk): Drawn {
  const state = stateOf(desk, message.meeting);
  const version = versionNamed(desk.snapshot, message.meeting, message.packVersion);
  const { title, view } =
    version === null ? unmade(message, state, desk) : made(version, state, desk);
  return { card: expand(view), summary: `${title}: ${meetingName(state.meeting)}` };
}

interface Shown {
  readonly title: string;
  readonly view: View;
}

/** Still in the making, or failed. */
function unmade(message: DraftMessage, state: PackState, desk: Desk): Shown {
  const stage = stageOf(desk, message);
  const failed = stage === 'failed';
  const title = failed ? DRAFT.failed : DRAFT.making;
  const lead = failed ? DRAFT.failedLead : NEXT_STEPS.wait.lead;
  const view = {
    ...framed(desk, { title, meeting: state.meeting, lead }),
    making: !failed,
    stages: stageViews(stage),
    ...NO_MISSING,
    ...filesView(desk, null),
    ...picturesView(desk, null),
    ...nextView(desk, state),
    canCheck: false,
  };
  return { title, view };
}

/** A version that has been replaced keeps what it was, and offers no step: what is missing or next is said of the newest. */
function made(version: PackVersion, state: PackState, desk: Desk): Shown {
  const current = state.latest?.packVersion === version.packVersion;
  const title = current ? DRAFT.ready : DRAFT.replacedTitle;
  const facts = versionFacts(desk, state, version);
  const view = {
    ...framed(desk, {
      title,
      meeting: state.meeting,
      lead: fateOf(version, current, state),
      facts: current ? [...facts, ...contentFacts(desk, state.meeting.reference)] : facts,
    }),
    making: false,
    stages: [],
    ...(current ? missingView(state) : NO_MISSING),
    ...filesView(desk, version),
    ...picturesView(desk, current ? version : null),
    ...nextView(desk, state),
    ...(current ? {} : { hasNext: false }),
    canCheck: current && isSupport(desk.to),
  };
  return { title, view };
}

const NO_MISSING = { hasMissing: false, missing: [], missingCount: '' } as const;

/** From the version's own row: what is done with the pack since, such as a newer draft in the making, is not said of it. */
function fateOf(version: PackVersion, current: boolean, state: PackState): string {
  const { packVersion } = version;
  const row = version.files[0]?.row;
  if (row?.status === 'circulated') return VERSION_FATES.circulated(packVersion);
  if (!current) return VERSION_FATES.replaced(packVersion, state.latest?.packVersion ?? '');
  if (state.next === 'draft') return VERSION_FATES.outdated(packVersion);
  if (state.next !== 'wait') return NEXT_STEPS[state.next].lead;
  return row?.status === 'approved'
    ? VERSION_FATES.approved(packVersion, row.approvedBy ?? '')
    : VERSION_FATES.draft(packVersion);
}

function stageOf(desk: Desk, message: DraftMessage): PackStage {
  const progress = desk.snapshot.packs.find(
    (pack) => pack.meeting === message.meeting && pack.packVersion === message.packVersion,
  );
  return progress?.stage ?? 'waiting';
}

/** "✓ Reports collected · ● Laying out the pages · ○ …": every stage is named from the start. */
function stageViews(now: PackStage): View[] {
  const at = PACK_STAGES.findIndex((each) => each.stage === now);
  return PACK_STAGES.map((each, index) => ({
    mark: index < at ? '✓' : index === at ? '●' : '○',
    tone: index < at ? 'Good' : index === at ? 'Accent' : 'Default',
    words: index < at ? each.done : each.running,
    weight: index === at ? 'Bolder' : 'Default',
  }));
}
