import { currentMeeting } from '../partnership/cycle.ts';
import { isPaused } from '../partnership/decide/sending.ts';
import type { Site } from '../partnership/marking.ts';
import type { Ports } from '../partnership/ports.ts';
import type { ListName } from '../partnership/record/lists.ts';
import type { MirrorPage, Mirror as MirrorStore } from '../store/store.ts';
import type { Log } from './log.ts';
import { RetryLater } from './retry-later.ts';
import { noteTrouble } from './trouble.ts';

export type ReadChanges = (
  partnership: string,
  tokens: ReadonlyMap<`${Site}/${ListName}`, string>,
) => Promise<readonly MirrorPage[]>;

export interface Mirror {
  /** Reads what has changed in SharePoint, for every partnership. True when all of them could be read. */
  read(): Promise<boolean>;
}

interface Parts {
  readonly ports: Ports;
  readonly store: MirrorStore;
  readonly readChanges: ReadChanges;
  readonly partnerships: readonly string[];
  readonly log: Log;
}

export function openMirror(parts: Parts): Mirror {
  /** An outage of hours is told once when it begins and once when it ends. */
  const away = new Set<string>();
  /** Partnerships whose overview cards do not show the newest state yet. */
  const stale = new Set<string>();
  return {
    async read() {
      for (const partnership of parts.partnerships) {
        if (await readOne(parts, partnership, away)) stale.add(partnership);
        if (stale.has(partnership) && (await showNews(parts, partnership))) {
          stale.delete(partnership);
        }
      }
      return away.size === 0;
    },
  };
}

/** Whether anything has changed. An outage is no fault of ours, and the rest goes on without SharePoint. */
async function readOne(parts: Parts, partnership: string, away: Set<string>): Promise<boolean> {
  const { store, readChanges, ports, log } = parts;
  try {
    const pages = await readChanges(partnership, await store.tokens(partnership));
    let changed = 0;
    for (const page of pages) changed += await store.apply(page);
    await store.noteRead(partnership, ports.given().now);
    if (away.delete(partnership)) log.info({ partnership }, 'SharePoint can be read again');
    return changed > 0;
  } catch (fault) {
    if (!away.has(partnership)) {
      log.warn({ err: fault, partnership }, 'SharePoint cannot be read; the rest goes on');
    }
    away.add(partnership);
    return false;
  }
}

/**
 * What business support has changed in a list is seen on the cards that show it, and sending goes on when they have
 * ended the pause there. False when Teams could not be reached: asked again in the next round.
 */
async function showNews({ ports, log }: Parts, partnership: string): Promise<boolean> {
  const { memory, messenger, given, release } = ports;
  try {
    const snapshot = await memory.snapshot(partnership);
    if (!isPaused(snapshot)) await release(partnership);
    const meeting = currentMeeting(snapshot, given().now);
    if (meeting === null) return true;
    for (const card of ['cycle-status', 'pack-state'] as const) {
      await messenger.renew(partnership, { card, meeting: meeting.reference });
    }
    return true;
  } catch (fault) {
    if (fault instanceof RetryLater) return false;
    noteTrouble(log, fault, 'mirror');
    return true;
  }
}
