import type { PackVersion } from '../partnership/pack/versions.ts';
import type { PackState } from '../partnership/pack.ts';
import { isSupport } from '../partnership/people.ts';
import type { PackProgress, PackStage } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import source from './pack-draft.json' with { type: 'json' };
import {
  contentFacts,
  filesView,
  mayReadAll,
  missingView,
  nextView,
  stateOf,
  versionFacts,
} from './pack-facts.ts';
import { versionNamed } from './pack-version.ts';
import { DRAFT, NEXT_STEPS, PACK_STAGES } from './words/packs.ts';

const expand = prepare('pack-draft', source);

interface DraftMessage {
  readonly meeting: string;
  readonly packVersion: string;
}

/** One version of the pack while it is made, and what is in it once it is there. The same card throughout. */
export function drawPackDraft(message: DraftMessage, desk: Desk): Drawn {
  const state = stateOf(desk, message.meeting);
  const version = versionNamed(desk.snapshot, message.meeting, message.packVersion);
  const progress = progressOf(desk, message);
  const stage = progress?.stage ?? 'waiting';
  const current = state.latest?.packVersion === message.packVersion;
  const failed = version === null && stage === 'failed';
  const title = version !== null ? DRAFT.ready : failed ? DRAFT.failed : DRAFT.making;
  const card = expand({
    ...framed(desk, {
      title,
      meeting: state.meeting,
      lead: leadOf(state, version, current, failed),
      facts:
        version === null
          ? []
          : [...versionFacts(desk, state, version), ...contentFacts(desk, message.meeting)],
    }),
    making: version === null && !failed,
    stages: stageViews(stage),
    ...(version === null ? NO_MISSING : missingView(state)),
    ...filesView(desk, version),
    ...picturesView(desk, progress?.previews ?? [], version),
    ...nextView(desk, state),
    ...(version !== null && !current ? { hasNext: false } : {}),
    canCheck: version !== null && current && isSupport(desk.to),
  });
  return { card, summary: `${title}: ${meetingName(state.meeting)}` };
}

const NO_MISSING = { hasMissing: false, missing: [], missingCount: '' } as const;

function leadOf(
  state: PackState,
  version: PackVersion | null,
  current: boolean,
  failed: boolean,
): string {
  if (failed) return DRAFT.failedLead;
  if (version === null) return NEXT_STEPS.wait.lead;
  return current ? NEXT_STEPS[state.next].lead : DRAFT.older;
}

function progressOf(desk: Desk, message: DraftMessage): PackProgress | null {
  const progress = desk.snapshot.packs.find(
    (pack) => pack.meeting === message.meeting && pack.packVersion === message.packVersion,
  );
  return progress ?? null;
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

function picturesView(desk: Desk, previews: readonly string[], version: PackVersion | null): View {
  const pictures: View[] = [];
  const shown = version !== null && mayReadAll(desk, version) ? desk.budget.pictures : 0;
  for (const [index, fileHash] of previews.slice(0, shown).entries()) {
    const url = desk.pictures.get(fileHash);
    if (url !== undefined) pictures.push({ url, alt: `Preview of page ${index + 1} of the pack` });
  }
  return { hasPictures: pictures.length > 0, pictures };
}
