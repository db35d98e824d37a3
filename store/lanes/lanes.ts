import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { Lanes } from '../store.ts';
import { knowPartnerships, noteHeld, releaseHeld } from './hold.ts';
import { type LaneLocks, openLocks } from './locks.ts';
import { classOf, noteFailure } from './retry.ts';
import { openRunner, type Runner } from './runner.ts';
import { isAnythingReady, noteDone, type ReadyStep, readyLanes, readyStep } from './steps.ts';
import type { LaneName, Wakes } from './wakes.ts';

type DoStep = Parameters<Lanes['start']>[0];

export interface LaneParts {
  readonly connectionString: string;
  readonly database: Database;
  readonly wakes: Wakes;
  readonly partnerships: readonly string[];
  readonly now: () => string;
  readonly log: Log;
}

/** How often lanes are looked for whose wake was lost: with a process that was killed between hearing it and doing the step. */
const SWEEP_MS = 5_000;
/** How often `idle` looks again while a wake is on its way, or another replica is at work. */
const LOOK_MS = 5;

export function openLanes(parts: LaneParts): Lanes {
  let started: Started | null = null;
  let closed = false;
  return {
    async start(doStep) {
      if (started !== null) throw new Error('The lanes have been started already.');
      started = await begin(parts, doStep);
    },
    release: (partnership) => releaseHeld(parts.database, parts.wakes, partnership),
    async idle() {
      for (;;) {
        await started?.quiet();
        if (!(await isAnythingReady(parts.database, parts.partnerships))) return;
        if (closed) throw new Error('The lanes were stopped while there was something left to do.');
        await pause(LOOK_MS);
      }
    },
    async stop() {
      closed = true;
      const ending = started;
      started = null;
      await ending?.end();
    },
  };
}

interface Started {
  /** Resolves when no lane is at work here. */
  quiet(): Promise<void>;
  end(): Promise<void>;
}

async function begin(parts: LaneParts, doStep: DoStep): Promise<Started> {
  const { database, wakes, partnerships, log } = parts;
  const locks = openLocks(parts.connectionString, log);
  const runner = openRunner((lane) => drain(parts, locks, runner, doStep, lane));
  const ours = new Set(partnerships);
  await knowPartnerships(database, partnerships);
  await wakes.listen(async (lane) => {
    if (ours.has(lane.partnership)) await runner.wake(lane);
  });
  const sweep = async () => {
    try {
      for (const lane of await readyLanes(database, partnerships)) await runner.wake(lane);
    } catch (fault) {
      log.warn({ fault: classOf(fault) }, 'The lanes could not be looked through');
    }
  };
  // After a restart everything that is left to do is taken up at once.
  await sweep();
  const sweeper = setInterval(() => {
    sweep().catch(() => {});
  }, SWEEP_MS);
  sweeper.unref();
  return {
    quiet: runner.quiet,
    async end() {
      clearInterval(sweeper);
      await runner.stop();
      await wakes.stopListening();
      await locks.close();
    },
  };
}

/** Carries out what is ready in one lane, in order, unless another replica is at it: that one looks again when it has finished. */
async function drain(
  parts: LaneParts,
  locks: LaneLocks,
  runner: Runner,
  doStep: DoStep,
  lane: LaneName,
): Promise<'empty' | 'more'> {
  try {
    const lease = await locks.take(lane);
    if (lease === null) return 'empty';
    try {
      while (!runner.stopping() && lease.held()) {
        const ready = await readyStep(parts.database, lane);
        if (ready === null) break;
        await carryOut(parts, doStep, lane, ready);
      }
    } finally {
      await lease.free();
    }
    // A step may have been committed, and its wake turned away, between the last look and the unlocking.
    return (await readyStep(parts.database, lane)) === null ? 'empty' : 'more';
  } catch (fault) {
    // The store itself fails: the sweep comes back to this lane.
    parts.log.error({ lane: lane.lane, fault: classOf(fault) }, 'A lane could not be worked on');
    return 'empty';
  }
}

async function carryOut(
  parts: LaneParts,
  doStep: DoStep,
  lane: LaneName,
  ready: ReadyStep,
): Promise<void> {
  const { database, wakes, log, now } = parts;
  let result: 'done' | 'held';
  try {
    result = await doStep(lane.partnership, ready.step);
  } catch (fault) {
    await noteFailure(database, wakes, log, lane, ready, fault);
    return;
  }
  if (result === 'held') {
    await noteHeld(database, lane, ready.step.key, ready.releases);
    return;
  }
  const waiting = await noteDone(database, lane, ready.step.key, now());
  // A kill just here loses the wake and not the step: the sweep finds lanes whose head has become ready.
  if (waiting.length > 0) await database.transaction().execute((work) => wakes.ring(work, waiting));
}
