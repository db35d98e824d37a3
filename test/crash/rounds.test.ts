import { afterAll, describe, expect, it } from 'vitest';
import { openScene, type Scene } from './acts.ts';
import { chanceFrom } from './chance.ts';
import { expectKept } from './kept.ts';
import { openRig } from './rig.ts';
import { type Act, intoRounds, SCRIPT } from './script.ts';
import { addUp, printRounds, type Rounds } from './tally.ts';
import { expectToldOnce } from './told.ts';

const ROUND_MS = 240_000;

const wanted = Number(process.env['CRASH_ROUNDS'] ?? 3);
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const chance = chanceFrom(seed);
const total: Rounds = {
  seed,
  rounds: 0,
  deaths: 0,
  acknowledgements: 0,
  reports: 0,
  versions: 0,
  copies: 0,
};

afterAll(() => printRounds(total));

/** Does these acts and kills the product at a random moment between their beginning and a little after their end. */
async function round(scene: Scene, acts: readonly Act[]): Promise<void> {
  const { rig } = scene;
  const before = rig.deaths.length;
  const moment = chance() * acts.reduce((sum, act) => sum + act.lasts, 0);
  const killer = setTimeout(rig.kill, moment);
  try {
    for (const act of acts) await act.run(scene);
    await rig.died(before + 1);
  } finally {
    clearTimeout(killer);
  }
  await rig.settled();
  await expectKept(scene);
  await expectToldOnce(scene);
  expect(rig.deaths.slice(before)).toEqual([{ signal: 'SIGKILL', reached: null }]);
  total.rounds += 1;
}

describe(`killed at random moments of a whole cycle (CRASH_SEED=${seed})`, () => {
  for (const [index, rounds] of intoRounds(wanted).entries()) {
    const acts = `${rounds.length} rounds over ${SCRIPT.length} acts`;
    it(
      `loses nothing and does nothing twice: cycle ${index + 1}, ${acts}`,
      async () => {
        const scene = openScene(await openRig(null));
        try {
          for (const each of rounds) await round(scene, each);
        } finally {
          total.deaths += scene.rig.deaths.length;
          addUp(total, scene.ledger);
          await scene.close();
        }
      },
      rounds.length * ROUND_MS,
    );
  }
});
