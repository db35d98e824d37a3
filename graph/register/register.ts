import type { Filed, PendingChange, Register } from '../../partnership/ports.ts';
import { batch, type PartAnswer } from '../batch.ts';
import type { GraphClient } from '../client.ts';
import { type Deadline, deadlineIn } from '../http/deadline.ts';
import { GraphFault, isGraphFault } from '../http/fault.ts';
import type { PlaceFinder, Places } from '../places.ts';
import { furtherAction } from './decide.ts';
import { type Action, firstAction, type Job, jobFor } from './job.ts';
import { partFor } from './parts.ts';
import { react } from './react.ts';

const FILE_WITHIN = 60_000;
/** For each change of a row: one that clashes with somebody's edit takes five; one that needs more is tried again later. */
const MOST_ROUNDS = 10;

export function openRegister(client: GraphClient, finder: PlaceFinder): Register {
  return {
    write: async (partnership, changes) => {
      if (changes.length === 0) return [];
      const places = await finder.of(partnership);
      try {
        return await fileAll(client, places, changes, deadlineIn(FILE_WITHIN));
      } catch (error) {
        if (isGraphFault(error) && error.status === 404) finder.forget(partnership);
        throw error;
      }
    },
  };
}

/** The changes of one row, which are filed one after the other. */
interface Lane {
  readonly left: PendingChange[];
  job: Job;
  action: Action;
  fault: GraphFault | null;
}

async function fileAll(
  client: GraphClient,
  places: Places,
  changes: readonly PendingChange[],
  deadline: Deadline,
): Promise<Filed[]> {
  const lanes = lanesOf(changes).map((left) => startLane(places, left));
  const filed = new Map<string, Filed>();
  const most = MOST_ROUNDS * Math.max(...lanes.map(({ left }) => left.length + 1));
  for (let round = 0; round < most; round += 1) {
    for (const lane of lanes) harvest(lane, filed, places);
    const open = lanes.flatMap((lane) => {
      const { action } = lane;
      return action.do === 'nothing' || lane.fault !== null ? [] : [{ lane, action }];
    });
    if (open.length === 0) break;
    const parts = open.map(({ lane, action }) => partFor(lane.job, action));
    const answers = await batch(client, parts, { what: 'file the record', deadline });
    open.forEach(({ lane, action }, index) => advance(lane, action, answers[index]));
  }
  return allFiled(lanes, changes, filed);
}

type OpenAction = Exclude<Action, { do: 'nothing' }>;

function advance(lane: Lane, action: OpenAction, answer: PartAnswer | undefined): void {
  try {
    if (answer) lane.action = react(lane.job, action, answer);
  } catch (error) {
    // The other rows of the call are still filed; what is no answer of Graph's is a mistake of ours.
    if (!isGraphFault(error)) throw error;
    lane.fault = error;
  }
}

function lanesOf(changes: readonly PendingChange[]): PendingChange[][] {
  const rows = Map.groupBy(
    changes,
    ({ change }) => `${change.site}/${change.list}/${change.reference}`,
  );
  return [...rows.values()];
}

function startLane(places: Places, left: PendingChange[]): Lane {
  const [first] = left;
  if (!first) throw new Error('A lane without changes');
  const job = jobFor(first, places[first.change.site], first.item);
  return { left: left.slice(1), fault: null, job, action: firstAction(job, first.item) };
}

/** Notes what is filed and turns to the row's next change, on the eTag that the last one left. */
function harvest(lane: Lane, filed: Map<string, Filed>, places: Places): void {
  while (lane.action.do === 'nothing') {
    const { item, keptTheirs, asOf } = lane.action;
    const { id: change } = lane.job.pending.change;
    const webUrl = item.webUrl ?? null;
    filed.set(change, { change, itemId: item.id, eTag: item.eTag, webUrl, keptTheirs });
    const next = lane.left.shift();
    if (!next) return;
    lane.job = jobFor(next, places[next.change.site], { id: item.id, eTag: asOf ?? item.eTag });
    lane.action = furtherAction(lane.job, item);
  }
}

function allFiled(
  lanes: readonly Lane[],
  changes: readonly PendingChange[],
  filed: ReadonlyMap<string, Filed>,
): Filed[] {
  for (const { fault } of lanes) if (fault !== null) throw fault;
  return changes.map(({ change }) => {
    const done = filed.get(change.id);
    if (!done)
      throw new GraphFault({ kind: 'unavailable', what: 'file a row that keeps changing' });
    return done;
  });
}
