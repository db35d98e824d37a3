import type { Envelope } from '../partnership/command.ts';
import { type ClockEvent, dueEvents, nextEvent, timelineOf } from '../partnership/cycle.ts';
import { handle } from '../partnership/handle.ts';
import type { Ports } from '../partnership/ports.ts';
import type { Snapshot } from '../partnership/snapshot.ts';
import type { Log } from './log.ts';
import { noteTrouble } from './trouble.ts';

export interface NamedEvent extends ClockEvent {
  readonly what: string;
}

export interface Clock {
  /** Does what is due now in every partnership, in order of time. Safe to call at any moment, by any replica. */
  runDue(): Promise<void>;
  /** The first event of any partnership after now, with its name in words. */
  next(): Promise<NamedEvent | null>;
}

/** Time comes in by the same door as people: each due event is a Command whose key makes it happen once. */
export function openClock(ports: Ports, partnerships: readonly string[], log: Log): Clock {
  const settled = new Set<string>();
  return {
    async runDue() {
      for (const partnership of partnerships) {
        try {
          await runDueOf(partnership, ports, settled);
        } catch (fault) {
          noteTrouble(log, fault, 'clock');
        }
      }
    },
    async next() {
      let first: NamedEvent | null = null;
      for (const partnership of partnerships) {
        const snapshot = await ports.memory.snapshot(partnership);
        const event = nextEvent(snapshot, ports.given().now);
        if (event === null || (first !== null && first.at <= event.at)) continue;
        first = { ...event, what: nameOf(snapshot, event) };
      }
      return first;
    },
  };
}

/** One event may make the next one due or pointless, so the record is looked at again after each. */
async function runDueOf(partnership: string, ports: Ports, settled: Set<string>): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const snapshot = await ports.memory.snapshot(partnership);
    const due = dueEvents(snapshot, ports.given().now).map((event) =>
      envelopeFor(partnership, event),
    );
    const next = due.find(({ key }) => !settled.has(`${partnership}/${key}`) && !tried.has(key));
    if (next === undefined) return;
    tried.add(next.key);
    const outcome = await handle(next, ports);
    if (outcome.kind === 'answered') settled.add(`${partnership}/${next.key}`);
  }
}

function envelopeFor(partnership: string, { event, meeting }: ClockEvent): Envelope {
  return {
    key: `clock/${event}/${meeting}`,
    partnership,
    by: { kind: 'clock' },
    channel: 'clock',
    sources: [],
    onMessage: null,
    command: { kind: 'clock', event, meeting },
  };
}

function nameOf(snapshot: Snapshot, { meeting, event }: ClockEvent): string {
  const held = snapshot.find('Meetings', meeting);
  const timeline = held === null ? [] : timelineOf(snapshot, held);
  return timeline.find((each) => each.key === event)?.label ?? event;
}
