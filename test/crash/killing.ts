import { expect, vi } from 'vitest';
import { wordsOf } from '../stories/card.ts';
import * as acts from './acts.ts';
import { expectKept } from './kept.ts';
import type { Post } from './member.ts';
import type { OUTER_POINTS, OwnPoint } from './points.ts';
import type { Killed } from './tally.ts';
import { expectToldOnce } from './told.ts';

export async function expectNothingLost(scene: acts.Scene): Promise<void> {
  await scene.rig.settled();
  await expectKept(scene);
  await expectToldOnce(scene);
}

/** Kills at each of the points in turn, the later ones in the recovery from the earlier; then all must be in order. */
export async function killedAt(
  scene: acts.Scene,
  points: readonly OwnPoint[],
  act: (scene: acts.Scene) => Promise<void>,
  passes = 0,
): Promise<Killed[]> {
  const { rig } = scene;
  await rig.settled();
  const before = rig.deaths.length;
  await rig.arm(points.map((point, index) => ({ point, passes: index === 0 ? passes : 0 })));
  await act(scene);
  await rig.died(before + points.length);
  await expectNothingLost(scene);
  expect(rig.deaths.slice(before)).toEqual(
    points.map((reached) => ({ signal: 'SIGKILL', reached })),
  );
  return points.map((point) => ({ point, by: 'itself' }));
}

/** The form's own message has become the receipt, and tells its writer that the report has reached SharePoint. */
function expectSeenFiled(form: Post): Promise<void> {
  return vi.waitFor(() => expect(wordsOf(form.card)).toMatch(/Filed in SharePoint/), {
    timeout: 60_000,
    interval: 50,
  });
}

/** Kills from outside, when somebody's own program sees the moment. */
export async function killedBy(
  scene: acts.Scene,
  point: keyof typeof OUTER_POINTS,
  who: string,
  writer: string,
): Promise<Killed[]> {
  const { rig } = scene;
  await rig.settled();
  const member = await scene.member(who);
  await member.asks('help', /What I can do/);
  const before = rig.deaths.length;
  const form = await acts.openForm(scene, writer);
  if (point === 'after-answer') member.hooks.onAnswer = rig.kill;
  else if (point === 'connector-has-post') member.hooks.onPost = rig.kill;
  else member.hooks.onPostAnswered = rig.kill;
  await acts.submit(scene, form);
  await rig.died(before + 1);
  await expectNothingLost(scene);
  await expectSeenFiled(form.post);
  expect(rig.deaths.slice(before)).toEqual([{ signal: 'SIGKILL', reached: null }]);
  return [{ point, by: 'the test' }];
}
