import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PendingChange } from '../../partnership/ports.ts';
import { type Move, move, POOL } from './register-moves.ts';
import {
  arm,
  FIELDS,
  type Field,
  openRow,
  type Texts,
  type Trouble,
  type WrittenRow,
} from './register-world.ts';
import { type Bench, openBench } from './sharepoint.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => {
  await bench.stop();
});

/** A change with how many edits of each field whoever decided it had seen. */
interface Waiting {
  readonly set: Partial<Texts>;
  readonly before: Partial<Texts>;
  readonly seen: Record<Field, number>;
}

/** What the bot believes, what persons did, and what the row may therefore say. */
interface Story {
  readonly row: WrittenRow;
  mirror: { texts: Texts; seen: Record<Field, number> };
  waiting: Waiting[];
  /** Filed, but the mirror has not read the row since: these still cover what the mirror says. */
  filed: Waiting[];
  /** The latest eTag that the mirror has read or a filing has given. */
  tag: string;
  /** Several changes were on their way in one filing that broke off. */
  brokenOff: boolean;
  readonly edits: Record<Field, (string | null)[]>;
  readonly may: Record<Field, (string | null)[]>;
}

function correct(story: Story, wanted: Readonly<Partial<Record<Field, number>>>): void {
  const set: Partial<Texts> = {};
  const before: Partial<Texts> = {};
  const seen = { ...story.mirror.seen };
  for (const field of FIELDS) {
    const cover = [...story.filed, ...story.waiting].findLast((one) => field in one.set);
    if (cover) seen[field] = cover.seen[field];
    const at = wanted[field];
    if (at === undefined) continue;
    const stands = cover ? (cover.set[field] ?? null) : story.mirror.texts[field];
    before[field] = stands;
    set[field] = POOL[at] ?? stands;
  }
  story.waiting.push({ set, before, seen });
}

let edits = 0;

async function edit({ row, edits: all, may }: Story, field: Field, clear: boolean): Promise<void> {
  edits += 1;
  const value = clear ? null : `A person's words, ${edits}.`;
  if ((await row.read()).texts[field] === value) return;
  await row.edit(field, value);
  all[field].push(value);
  may[field] = [value];
}

async function read(story: Story): Promise<void> {
  // An eTag that is read now would hide where each of them landed. Commands do not file two changes of one row.
  if (story.brokenOff) return;
  const { eTag, texts } = await story.row.read();
  const { summary, issues, achievements } = story.edits;
  const seen = {
    summary: summary.length,
    issues: issues.length,
    achievements: achievements.length,
  };
  story.mirror = { texts, seen };
  story.tag = eTag;
  story.filed = [];
}

async function file(story: Story, together: boolean, trouble: Trouble): Promise<void> {
  const { row, tag } = story;
  const waiting = together || story.brokenOff ? story.waiting : story.waiting.slice(0, 1);
  if (waiting.length === 0) return;
  const changes: PendingChange[] = waiting.map(({ set, before }) => row.change(tag, set, before));
  arm(bench, trouble);
  try {
    story.tag = (await row.file(changes)).eTag;
  } catch {
    story.brokenOff = waiting.length > 1;
    return;
  } finally {
    bench.sharePoint.faults.clear();
  }
  for (const one of waiting) explain(story, one);
  story.brokenOff = false;
  story.waiting = story.waiting.slice(waiting.length);
  story.filed = [...story.filed, ...waiting];
}

/** By field: what a person wrote after the change was decided stands over it; else it is ours. What was to stay, stays. */
function explain({ edits: all, may }: Story, { set, before, seen }: Waiting): void {
  for (const field of FIELDS) {
    const [mine, old] = [set[field], before[field]];
    if (mine === undefined || old === undefined || mine === old) continue;
    const unseen = all[field].slice(seen[field]);
    const theirs = unseen.at(-1);
    if (theirs === undefined) may[field] = [mine];
    // Who cleared what was empty at the time has undone our write or never met it: the histories look alike.
    else if (theirs === old || may[field].length > 1) may[field] = [mine, theirs];
    else may[field] = [theirs];
  }
}

async function play(story: Story, moves: readonly Move[]): Promise<void> {
  for (const one of moves) {
    if (one.do === 'correct') correct(story, one.set);
    else if (one.do === 'edit') await edit(story, one.field, one.clear);
    else if (one.do === 'read') await read(story);
    else await file(story, one.together, one.trouble);
  }
  await file(story, true, 'none');
}

async function begin(reference: string): Promise<Story> {
  const row = await openRow(bench, reference);
  const { eTag, texts } = await row.read();
  return {
    row,
    tag: eTag,
    brokenOff: false,
    mirror: { texts, seen: { summary: 0, issues: 0, achievements: 0 } },
    waiting: [],
    filed: [],
    edits: { summary: [], issues: [], achievements: [] },
    may: { summary: [null], issues: [null], achievements: [null] },
  };
}

let rows = 0;

test('whatever is corrected, repeated, edited and lost, every value in the row is explained and every text of ours is kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 14 }), async (moves) => {
      rows += 1;
      const story = await begin(`HR-DALPB-${rows}`);
      const first = await story.row.read();
      await play(story, moves);
      const { fields, texts } = await story.row.read();
      for (const field of FIELDS) expect(story.may[field], field).toContain(texts[field]);
      const { Title, Status, Subgroup } = first.fields;
      expect(fields).toMatchObject({ Title, Status, Subgroup });
      const versions = await story.row.history();
      for (const { set } of story.filed) {
        for (const field of FIELDS.filter((each) => set[each] !== undefined)) {
          expect(versions.map((one) => one[field])).toContain(set[field]);
        }
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
