import type { Decision } from '../plan.ts';
import { isRefused, nameOf, supportOnly } from './asker.ts';
import {
  answerWith,
  type Case,
  create,
  file,
  inLane,
  NOTHING,
  rowKey,
  update,
} from './planning.ts';

/** Holds everything the bot says unasked, until `resume`. Answers to what people do themselves still come. */
export function pauseSending(one: Case): Decision {
  return setPaused(one, true);
}

export function resumeSending(one: Case): Decision {
  return setPaused(one, false);
}

export function isPaused(snapshot: Case['snapshot']): boolean {
  return snapshot.find('Settings', 'paused')?.row.value === 'yes';
}

function setPaused(one: Case, paused: boolean): Decision {
  const person = supportOnly(one.envelope, paused ? 'pause' : 'resume');
  if (isRefused(person)) return person;
  if (isPaused(one.snapshot) === paused) {
    return answerWith({
      kind: 'notice',
      notice: { say: paused ? 'already-paused' : 'not-paused' },
    });
  }
  const held = one.snapshot.find('Settings', 'paused');
  const values = {
    value: paused ? 'yes' : 'no',
    reason: `${paused ? 'Paused' : 'Resumed'} by ${nameOf(one.envelope)}`,
  };
  const change = held
    ? update(one, held, values)
    : create(one, 'Settings', 'open', {
        reference: 'paused',
        title: 'Hold everything that the bot sends by itself',
        ...values,
      });
  const release = paused ? [] : [inLane(one, 'settings', 'release', { kind: 'release-held' })];
  return {
    ...NOTHING,
    answer: { kind: 'notice', notice: { say: paused ? 'paused' : 'resumed' } },
    changes: [change],
    steps: [...release, file(one, 'settings', [change])],
    relied: [rowKey('Settings', 'paused')],
  };
}
