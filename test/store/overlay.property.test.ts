import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../store/store.ts';
import { usePostgres } from '../postgres.ts';
import {
  AT,
  commitOf,
  eTag,
  mirrored,
  open,
  page,
  partnership,
  type sets,
  settingRow,
} from './scene.ts';

const postgres = usePostgres();

/** SharePoint and the lane that files into it, as simple as they can be: one row, its fields, its version. */
interface World {
  readonly key: string;
  readonly store: Store;
  /** What SharePoint holds; null before anything was filed. */
  record: { value: string; reason: string | null; count: number } | null;
  /** States that delta may still bring, the oldest first. */
  readonly delta: { value: string; reason: string | null; count: number }[];
  /** Acknowledged changes that the lane has not filed. */
  readonly waiting: { id: string; value: string }[];
  /** Filed changes whose eTag has not been noted. */
  readonly filed: { id: string; count: number }[];
  acknowledged: number;
}

type Move =
  | { kind: 'commit' }
  | { kind: 'file' }
  | { kind: 'settle' }
  | { kind: 'support edits' }
  | { kind: 'delta'; skip: number; repeat: boolean }
  | { kind: 'whole' };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Move>({ kind: 'commit' }) },
    { weight: 3, arbitrary: fc.constant<Move>({ kind: 'file' }) },
    { weight: 3, arbitrary: fc.constant<Move>({ kind: 'settle' }) },
    { weight: 2, arbitrary: fc.constant<Move>({ kind: 'support edits' }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('delta' as const),
        skip: fc.constantFrom(0, 1, 2),
        repeat: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Move>({ kind: 'whole' }) },
  ),
  { minLength: 8, maxLength: 30 },
);

function rowOf(state: { value: string; reason: string | null }) {
  return { ...settingRow('a', state.value), reason: state.reason };
}

async function commitNext(world: World): Promise<void> {
  world.acknowledged += 1;
  const value = `v${world.acknowledged}`;
  const id = `${world.key}-${world.acknowledged}`;
  const create = world.acknowledged === 1;
  const set = create ? settingRow('a', value) : { value };
  const change: ReturnType<typeof sets> = {
    id,
    list: 'Settings',
    site: 'open',
    reference: 'a',
    create,
    set,
    before: null,
  };
  await world.store.memory.commit(commitOf(id, { changes: [change], partnership: world.key }));
  world.waiting.push({ id, value });
}

/** As graph/ does: a field of ours is written, then a value that support had put there meanwhile is put back by the merge. */
function fileNext(world: World): void {
  const next = world.waiting.shift();
  if (!next) return;
  const { count = 0, reason = null } = world.record ?? {};
  world.record = { value: next.value, reason, count: count + 1 };
  world.delta.push(world.record);
  world.filed.push({ id: next.id, count: world.record.count });
}

async function settleNext(world: World): Promise<void> {
  const next = world.filed.shift();
  if (!next) return;
  const tag = eTag('1', next.count);
  const filed = { change: next.id, itemId: '1', eTag: tag, webUrl: null, keptTheirs: [] };
  await world.store.memory.settle([filed], AT);
}

function supportEdits(world: World): void {
  if (world.record === null) return;
  const count = world.record.count + 1;
  world.record = { ...world.record, reason: `edit ${count}`, count };
  world.delta.push(world.record);
}

async function bring(world: World, state: World['record'], whole = false): Promise<void> {
  const rows = state === null ? [] : [mirrored('1', state.count, rowOf(state))];
  await world.store.mirror.apply(page(rows, { partnership: world.key, whole }));
}

async function play(world: World, move: Move): Promise<void> {
  switch (move.kind) {
    case 'commit':
      return commitNext(world);
    case 'file':
      return fileNext(world);
    case 'settle':
      return settleNext(world);
    case 'support edits':
      return supportEdits(world);
    case 'whole':
      world.delta.length = 0;
      return bring(world, world.record, true);
    case 'delta': {
      const state = world.delta[Math.min(move.skip, world.delta.length - 1)];
      if (!state) return;
      await bring(world, state);
      if (!move.repeat) world.delta.splice(world.delta.indexOf(state), 1);
    }
  }
}

/** What was acknowledged last: what everybody must see, whatever has been filed or mirrored. */
function promised({ acknowledged }: World): string | undefined {
  return acknowledged === 0 ? undefined : `v${acknowledged}`;
}

async function shown(world: World) {
  const snapshot = await world.store.memory.snapshot(world.key);
  return snapshot.find('Settings', 'a');
}

const NAMES = Array.from({ length: 60 }, (_, at) => `p${at}`);

describe('the record law', { timeout: 120_000 }, () => {
  let store: Store;
  beforeAll(async () => {
    const partnerships = NAMES.map((name) => partnership(name));
    store = await open(await postgres.migrated(), { partnerships });
  });
  afterAll(() => store.close());

  it('loses no acknowledged value, whatever the order, and ends as the record is', async () => {
    const names = [...NAMES];
    await fc.assert(
      fc.asyncProperty(moves, async (story) => {
        const key = names.pop() ?? '';
        const world: World = {
          key,
          store,
          record: null,
          delta: [],
          waiting: [],
          filed: [],
          acknowledged: 0,
        };
        for (const move of story) {
          await play(world, move);
          const seen = await shown(world);
          expect(seen?.row.value).toBe(promised(world));
          expect(seen?.waiting ?? false).toBe(world.waiting.length + world.filed.length > 0);
        }
        while (world.waiting.length > 0) fileNext(world);
        while (world.filed.length > 0) await settleNext(world);
        for (const state of world.delta) await bring(world, state);
        const last = await shown(world);
        expect(last?.row ?? null).toEqual(world.record && rowOf(world.record));
        expect(last?.waiting ?? false).toBe(false);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
