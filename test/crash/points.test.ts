import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../stories/record.ts';
import * as acts from './acts.ts';
import { edit } from './history.ts';
import { expectNothingLost, killedAt, killedBy } from './killing.ts';
import { OUTER_POINTS, OWN_POINTS } from './points.ts';
import { openRig } from './rig.ts';
import { type Killed, printPoints } from './tally.ts';

const PATIENCE_MS = 600_000;

type Tail<F> = F extends (scene: acts.Scene, ...rest: infer R) => unknown ? R : never;

let scene: acts.Scene;
const killed: Killed[] = [];

beforeAll(async () => {
  scene = acts.openScene(await openRig({ point: 'after-request', passes: 2 }));
}, PATIENCE_MS);

afterAll(async () => {
  await scene.close();
  printPoints(killed);
}, PATIENCE_MS);

async function at(...how: Tail<typeof killedAt>): Promise<void> {
  killed.push(...(await killedAt(scene, ...how)));
}

async function by(...how: Tail<typeof killedBy>): Promise<void> {
  killed.push(...(await killedBy(scene, ...how)));
}

const NEW_TITLE = 'Safer Roads and Streets';

async function renameSubgroup({ rig }: acts.Scene): Promise<void> {
  const { graph } = await rig.ready();
  const row = await record(graph).one('open', 'Subgroups', 'ROAD');
  await edit(graph, 'Subgroups', row.id, { Title: NEW_TITLE });
}

describe('killed at a named point, nothing acknowledged is lost and nothing stands twice', () => {
  it(
    'on the first start, while chairs are asked for their reports: nobody is asked twice',
    async () => {
      const { rig } = scene;
      expect(await rig.died(1)).toEqual({ signal: 'SIGKILL', reached: 'after-request' });
      killed.push({ point: 'after-request', by: 'itself' });
      await expectNothingLost(scene);
    },
    PATIENCE_MS,
  );

  it(
    'around commit and answer, and again and again while the report is filed: filed once',
    async () => {
      await at(
        [
          'before-commit',
          'after-commit',
          'before-filing',
          'after-filing',
          'after-settle',
          'after-renew',
        ],
        (there) => acts.report(there, 'chair-dalpb'),
      );
    },
    PATIENCE_MS,
  );

  it(
    'between acknowledgement and filing: filed once, with its words',
    async () => {
      await by('after-answer', 'author-cdp', 'author-cdp');
    },
    PATIENCE_MS,
  );

  it(
    'before a chair is told and after it: told once',
    async () => {
      await acts.report(scene, 'deputy-prev');
      await at(['before-send', 'after-send'], (there) => acts.report(there, 'deputy-exp'), 1);
    },
    PATIENCE_MS,
  );

  it(
    'when the connector has a message and has not answered: not repeated, and said to be uncertain',
    async () => {
      await by('connector-has-post', 'chair-exp', 'deputy-exp');
      const { deliveries } = await scene.rig.settled();
      const fates = deliveries.filter(({ person }) => person === 'chair-exp');
      expect(fates.map(({ state }) => state)).toContain('unconfirmed');
    },
    PATIENCE_MS,
  );

  it(
    'when the connector has answered: what may have arrived is not repeated',
    () => by('connector-has-answered', 'chair-exp', 'deputy-exp'),
    PATIENCE_MS,
  );

  it(
    'around reading SharePoint: the mirror takes in what support has edited there',
    async () => {
      await at(['before-mirror', 'mirror-answered', 'after-mirror'], renameSubgroup);
      const support = await scene.member('business-support');
      await support.asks('status', new RegExp(NEW_TITLE));
    },
    PATIENCE_MS,
  );

  it(
    'at every stage of making a pack and putting it into its library: one version, each edition once',
    async () => {
      await at(
        [
          'before-compile',
          'while-compiling',
          'after-compile',
          'pack-kept',
          'before-pack-noted',
          'after-pack-noted',
          'before-upload',
          'after-upload',
          'after-columns',
        ],
        acts.draft,
      );
    },
    PATIENCE_MS,
  );

  it(
    'while the pack goes out: each member has one copy',
    async () => {
      await acts.askApproval(scene);
      await acts.approve(scene);
      await at(['before-sharing', 'after-sharing', 'after-copy-sent'], acts.circulate);
    },
    PATIENCE_MS,
  );

  it(
    'while a member says that they have read it: noted once',
    async () => {
      await at(['after-reading'], acts.readPack);
    },
    PATIENCE_MS,
  );

  it('and no point has been left out', () => {
    const all = Object.keys({ ...OWN_POINTS, ...OUTER_POINTS });
    expect(killed.map(({ point }) => point).toSorted()).toEqual(all.toSorted());
  });
});
