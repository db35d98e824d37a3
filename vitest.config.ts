import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findChromium } from './infra/setup/chromium.mjs';
import { closingLine } from './test/closing-line.ts';

const MINUTE = 60_000;

/** Families of tests that each need the machine to themselves, in the order in which they run. */
const HEAVY = ['stories', 'browser', 'crash'];

const chromium = findChromium(import.meta.dirname);

export default defineConfig({
  test: {
    reporters: ['default', closingLine],
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: { name: 'rules', include: ['test/*.test.ts'], testTimeout: MINUTE },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/*/**/*.test.ts'],
          exclude: HEAVY.map((family) => `test/${family}/**`),
        },
      },
      ...HEAVY.map((family, index) => ({
        extends: true as const,
        test: {
          name: family,
          include: [`test/${family}/**/*.test.ts`],
          // Each of these starts a whole product, with its database and sometimes a browser. Two at
          // once on two cores make each other late, and a late test looks like a broken one.
          fileParallelism: false,
          sequence: { groupOrder: index + 1 },
          testTimeout: 3 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      })),
    ],
    pool: 'forks',
    maxWorkers: Math.min(4, Math.max(2, availableParallelism() - 1)),
    testTimeout: MINUTE / 2,
    hookTimeout: MINUTE,
    env: chromium === undefined ? {} : { CHROMIUM_PATH: chromium },
  },
});
