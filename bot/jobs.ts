import { perform } from '../partnership/perform.ts';
import type { Ports } from '../partnership/ports.ts';
import type { Lanes } from '../store/store.ts';
import type { Log } from './log.ts';
import { RetryLater } from './retry-later.ts';
import { noteTrouble } from './trouble.ts';

/** Carries out committed steps. A step that fails stays in its lane and is tried again; nothing overtakes it. */
export function startJobs(lanes: Lanes, ports: Ports, log: Log): Promise<void> {
  return lanes.start(async (partnership, step) => {
    try {
      return await perform(partnership, step, ports);
    } catch (fault) {
      if (!(fault instanceof RetryLater)) noteTrouble(log, fault, `step/${step.kind}`);
      throw fault;
    }
  });
}
