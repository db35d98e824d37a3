import { packState } from '../../partnership/pack.ts';
import { packContents } from '../../partnership/pack-contents/compose.ts';
import type { Step } from '../../partnership/plan.ts';
import { MEETING, planOf, type sampleWorld, sha256 } from './sample-snapshot.ts';

export type World = ReturnType<typeof sampleWorld>;

export function toldIn(plan: { readonly steps: readonly Step[] }, kind: string): string[] {
  return plan.steps
    .filter((step) => step.kind === 'tell' && step.message.kind === kind)
    .map((step) => step.lane.replace('conversation/', ''));
}

export function report(world: World, subgroup: string, summary = 'On plan.'): void {
  const priorities = world
    .snapshot()
    .rows('Priorities')
    .filter((each) => each.row.leadSubgroup === subgroup)
    .map((each) => ({
      priority: each.reference,
      rag: '' as const,
      progress: 'Fine.',
      nextSteps: '',
    }));
  const who = `deputy-${subgroup.toLowerCase()}`;
  const typed = {
    overallRag: 'green' as const,
    summary,
    achievements: 'Done.',
    issues: '',
    mitigation: '',
    nextPeriod: 'More.',
    noAskReason: '',
    nilReturn: false,
    nilReason: '',
    priorities,
    asks: [],
  };
  planOf(
    world.ask(who, {
      kind: 'submit-report',
      report: `HR-${subgroup}-2026Q2`,
      form: who,
      basedOn: 0,
      typed,
    }),
  );
}

/** Plays the printer: what a finished compilation tells. */
export function made(
  world: World,
  packVersion: string,
  approved: boolean,
  compiledAt = world.world.now,
): void {
  const meeting = world.snapshot().find('Meetings', MEETING);
  if (!meeting) throw new Error('No meeting');
  const contents = packContents(world.snapshot(), meeting, {
    edition: 'full',
    packVersion: '',
    asAt: compiledAt,
    issuedAt: compiledAt,
  });
  const contentsHash = sha256(JSON.stringify({ ...contents, issued: '' }));
  const file = (edition: 'full' | 'part1') => ({
    edition,
    fileHash: `${packVersion}-${edition}`,
    pages: 20,
  });
  planOf(
    world.tell({
      kind: 'pack-made',
      made: {
        meeting: MEETING,
        packVersion,
        approved,
        contentsHash,
        compiledAt,
        files: [file('full'), file('part1')],
      },
    }),
  );
}

export function state(world: World) {
  const meeting = world.snapshot().find('Meetings', MEETING);
  if (!meeting) throw new Error('No meeting');
  return packState(world.snapshot(), meeting, world.world.now, sha256);
}
