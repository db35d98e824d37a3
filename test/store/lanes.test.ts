import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StepResult, Store } from '../../store/store.ts';
import { usePostgres } from '../postgres.ts';
import { commitOf, listeningLog, open, partnership, step, WILTSHIRE } from './scene.ts';

const postgres = usePostgres();

/** A fault that asks to be tried again after a while. */
class Throttled extends Error {
  override readonly name = 'Throttled';
  readonly retryAfterSeconds = 2;
}

describe('lanes', { timeout: 90_000 }, () => {
  const stores: Store[] = [];
  async function store(database?: string, more: Parameters<typeof open>[1] = {}): Promise<Store> {
    const opened = await open(database ?? (await postgres.migrated()), more);
    stores.push(opened);
    return opened;
  }
  afterEach(async () => {
    for (const opened of stores.splice(0)) await opened.close();
  });

  /** Notes what is carried out. */
  function notebook(result: (key: string) => Promise<StepResult> | StepResult = () => 'done') {
    const done: string[] = [];
    return {
      done,
      work: async (_: string, { key }: { key: string }) => {
        const answer = await result(key);
        if (answer === 'done') done.push(key);
        return answer;
      },
    };
  }

  it('carries out what was committed, and is idle when that is done', async () => {
    const { memory, lanes } = await store();
    const { done, work } = notebook();
    await lanes.start(work);
    await memory.commit(commitOf('c', { steps: [step('1', 'a'), step('2', 'b')] }));
    await lanes.idle();
    expect(done.sort()).toEqual(['1', '2']);
  });

  it('takes up steps that were committed before it started', async () => {
    const { memory, lanes } = await store();
    const { done, work } = notebook();
    await memory.commit(commitOf('c', { steps: [step('1', 'a')] }));
    await lanes.start(work);
    await lanes.idle();
    expect(done).toEqual(['1']);
  });

  it('keeps the order inside a lane, one step at a time, on two stores at once', async () => {
    const database = await postgres.migrated();
    const [one, other] = [await store(database), await store(database)];
    const done: string[] = [];
    const busy = new Set<string>();
    let clashes = 0;
    const work = async (_: string, { key, lane }: { key: string; lane: string }) => {
      if (busy.has(lane)) clashes += 1;
      busy.add(lane);
      await pause(1);
      busy.delete(lane);
      done.push(key);
      return 'done' as const;
    };
    await Promise.all([one.lanes.start(work), other.lanes.start(work)]);
    for (let round = 0; round < 20; round += 1) {
      const steps = ['a', 'b', 'c'].map((lane) => step(`${lane}${round}`, lane));
      const { memory } = round % 2 === 0 ? one : other;
      await memory.commit(commitOf(`c${round}`, { steps }));
    }
    await one.lanes.idle();
    expect(clashes).toBe(0);
    expect(done).toHaveLength(60);
    for (const lane of ['a', 'b', 'c']) {
      const inLane = done.filter((key) => key.startsWith(lane));
      expect(inLane).toEqual(Array.from({ length: 20 }, (_, round) => `${lane}${round}`));
    }
  });

  it('holds a lane until the step of another lane that its head waits for is done', async () => {
    const { memory, lanes } = await store();
    const { done, work } = notebook();
    await lanes.start(work);
    const steps = [step('told', 'chat', ['filed']), step('next', 'chat'), step('filed', 'report')];
    await memory.commit(commitOf('c', { steps }));
    await lanes.idle();
    expect(done).toEqual(['filed', 'told', 'next']);
  });

  it('does a step whose key is known only once', async () => {
    const { memory, lanes } = await store();
    const { done, work } = notebook();
    await lanes.start(work);
    await memory.commit(commitOf('c1', { steps: [step('same', 'a')] }));
    await lanes.idle();
    await memory.commit(commitOf('c2', { steps: [step('same', 'b'), step('other', 'b')] }));
    await lanes.idle();
    expect(done).toEqual(['same', 'other']);
  });

  it('sets held steps aside, lets later ones pass, and carries them out on release', async () => {
    const { memory, lanes } = await store();
    let paused = true;
    const { done, work } = notebook((key) => (paused && key !== 'answer' ? 'held' : 'done'));
    await lanes.start(work);
    const steps = [step('first', 'chat'), step('second', 'chat'), step('answer', 'chat')];
    await memory.commit(commitOf('c', { steps }));
    await lanes.idle();
    expect(done).toEqual(['answer']);
    paused = false;
    await lanes.release(WILTSHIRE);
    await lanes.idle();
    expect(done).toEqual(['answer', 'first', 'second']);
  });

  it('does not hold for ever a step that learnt of the pause just before its end', async () => {
    const { memory, lanes } = await store();
    let looks = 0;
    const { done, work } = notebook(async () => {
      looks += 1;
      if (looks > 1) return 'done';
      await lanes.release(WILTSHIRE);
      return 'held';
    });
    await lanes.start(work);
    await memory.commit(commitOf('c', { steps: [step('told', 'chat')] }));
    await lanes.idle();
    expect(done).toEqual(['told']);
  });

  it('tries a failed step again, keeps its lane waiting meanwhile, and logs no text of the fault', async () => {
    const log = listeningLog();
    const { memory, lanes } = await store(undefined, { log });
    let failures = 1;
    const { done, work } = notebook((key) => {
      if (key === 'first' && failures-- > 0) throw new Error('what somebody wrote');
      return 'done';
    });
    await lanes.start(work);
    const steps = [step('first', 'a'), step('second', 'a'), step('apart', 'b')];
    await memory.commit(commitOf('c', { steps }));
    await lanes.idle();
    expect(done).toEqual(['apart']);
    await vi.waitFor(() => expect(done).toEqual(['apart', 'first', 'second']), 30_000);
    expect(JSON.stringify(log.said)).not.toContain('somebody');
    expect(log.said.map(({ text }) => text)).toEqual(['A step failed and is retried']);
  });

  it('waits as long as the other side asks for', async () => {
    const log = listeningLog();
    const { memory, lanes } = await store(undefined, { log });
    let tries = 0;
    await lanes.start(async () => {
      tries += 1;
      if (tries === 1) throw new Throttled();
      return 'done';
    });
    await memory.commit(commitOf('c', { steps: [step('first', 'a')] }));
    await vi.waitFor(() => expect(tries).toBe(2), 30_000);
    expect(log.said).toMatchObject([{ data: { seconds: 2, fault: 'Throttled' } }]);
  });

  it('is not idle before what a step has set going is done too', async () => {
    const { memory, lanes } = await store();
    const done: string[] = [];
    await lanes.start(async (_, { key }) => {
      await pause(5);
      const next = Number(key) + 1;
      if (next < 10) await memory.commit(commitOf(key, { steps: [step(`${next}`, `l${next}`)] }));
      done.push(key);
      return 'done';
    });
    await memory.commit(commitOf('start', { steps: [step('0', 'l0')] }));
    await lanes.idle();
    expect(done).toEqual(Array.from({ length: 10 }, (_, at) => `${at}`));
  });

  it('starts a step soon after its commit, many lanes at once', async () => {
    const { memory, lanes } = await store();
    const { done, work } = notebook();
    await lanes.start(work);
    const steps = Array.from({ length: 200 }, (_, at) => step(`${at}`, `lane${at}`));
    await memory.commit(commitOf('c', { steps }));
    await lanes.idle();
    expect(done).toHaveLength(200);
  });

  it('leaves other partnerships to the processes that serve them', async () => {
    const database = await postgres.migrated();
    const [here, there] = [
      await store(database),
      await store(database, { partnerships: [partnership('kent')] }),
    ];
    const [ours, theirs] = [notebook(), notebook()];
    await here.lanes.start(ours.work);
    await here.memory.commit(commitOf('c', { steps: [step('k', 'a')], partnership: 'kent' }));
    await here.memory.commit(commitOf('c', { steps: [step('w', 'a')] }));
    await here.lanes.idle();
    await there.lanes.start(theirs.work);
    await there.lanes.idle();
    expect([ours.done, theirs.done]).toEqual([['w'], ['k']]);
  });

  it('finishes the step at hand when it is stopped, and leaves the rest for the next start', async () => {
    const database = await postgres.migrated();
    const first = await store(database);
    const { done, work } = notebook(async () => {
      await pause(20);
      return 'done' as const;
    });
    await first.lanes.start(work);
    const steps = Array.from({ length: 10 }, (_, at) => step(`${at}`, 'a'));
    await first.memory.commit(commitOf('c', { steps }));
    await vi.waitFor(() => expect(done.length).toBeGreaterThan(0));
    await first.close();
    const second = await store(database);
    await second.lanes.start(work);
    await second.lanes.idle();
    expect(done).toEqual(steps.map(({ key }) => key));
  });
});
