import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sampleFor } from '../../local/sample/sample.ts';
import type { Command, Envelope } from '../../partnership/command.ts';
import { decide } from '../../partnership/decide.ts';
import { personFrom } from '../../partnership/people.ts';
import type { Decision, Plan, RecordChange } from '../../partnership/plan.ts';
import type { Given } from '../../partnership/ports.ts';
import { type ListName, rowSchema } from '../../partnership/record/lists.ts';
import type { Row } from '../../partnership/record/row.ts';
import type { Held, Snapshot } from '../../partnership/snapshot.ts';

const FIRST_DAY = '2026-11-23';
export const MEETING = 'EXEC-2026-12-21';
export const MORNING = '2026-11-23T09:00:00.000Z';

export function holidays(): ReadonlySet<string> {
  const path = new URL('../../bot/calendars/england-and-wales.json', import.meta.url);
  return new Set(readFileSync(path, 'utf8').match(/\d{4}-\d{2}-\d{2}/g) ?? []);
}

interface Kept {
  readonly list: ListName;
  readonly site: 'open' | 'restricted';
  readonly row: Row;
  readonly version: number;
}

/** The sample partnership in memory, on which decisions are tried one after the other: a plan's changes are simply kept. */
export function sampleWorld() {
  const days = holidays();
  const rows = new Map<string, Kept>();
  for (const { list, site, row } of sampleFor(FIRST_DAY, days).rows) {
    rows.set(`${list}/${row['reference']}`, { list, site, row, version: 1 });
  }
  const world = {
    now: MORNING,
    drafts: new Map<string, Snapshot['drafts'][number]>(),
    packs: new Array<Snapshot['packs'][number]>(),
  };
  let count = 0;

  function snapshot(): Snapshot {
    return snapshotOf(rows, world, days);
  }

  function given(): Given {
    count += 1;
    return { now: world.now, hash: sha256, freshId: `fresh-${count}` };
  }

  function keep(plan: Plan): void {
    for (const change of plan.changes) applyTo(rows, change);
    for (const draft of plan.drafts) {
      const key = `${draft.report}/${draft.person}`;
      if (draft.draft === null) world.drafts.delete(key);
      else world.drafts.set(key, { ...draft, draft: draft.draft, savedAt: world.now });
    }
  }

  function ask(who: string, command: Command, channel: Envelope['channel'] = 'card'): Decision {
    count += 1;
    const held = snapshot().find('People', who);
    if (held === null) throw new Error(`No such person in the sample: ${who}`);
    return decideAs({ kind: 'person', person: personFrom(held.row) }, command, channel);
  }

  function decideAs(by: Envelope['by'], command: Command, channel: Envelope['channel']): Decision {
    const envelope: Envelope = {
      key: `key-${count}`,
      partnership: 'wiltshire',
      by,
      channel,
      sources: [`message-${count}`],
      onMessage: null,
      command,
    };
    const decision = decide({ snapshot: snapshot(), envelope, given: given() });
    if (decision.kind === 'plan') keep(decision);
    return decision;
  }

  return {
    world,
    snapshot,
    given,
    ask,
    clock: (event: Extract<Command, { kind: 'clock' }>['event']) =>
      decideAs({ kind: 'clock' }, { kind: 'clock', event, meeting: MEETING }, 'clock'),
    tell: (command: Command) => decideAs({ kind: 'step', step: 'test' }, command, 'clock'),
    set: (list: ListName, reference: string, change: Row) => {
      const kept = rows.get(`${list}/${reference}`);
      if (kept) rows.set(`${list}/${reference}`, { ...kept, row: { ...kept.row, ...change } });
    },
  };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function applyTo(rows: Map<string, Kept>, change: RecordChange): void {
  const key = `${change.list}/${change.reference}`;
  const old = rows.get(key);
  const row = { ...old?.row, ...change.set };
  rows.set(key, { list: change.list, site: change.site, row, version: (old?.version ?? 0) + 1 });
}

function snapshotOf(
  rows: Map<string, Kept>,
  world: {
    now: string;
    drafts: Map<string, Snapshot['drafts'][number]>;
    packs: Snapshot['packs'][number][];
  },
  days: ReadonlySet<string>,
): Snapshot {
  function read<L extends ListName>(list: L): Held<L>[] {
    return [...rows.values()]
      .filter((kept) => kept.list === list)
      .map((kept) => heldRow(list, kept))
      .toSorted((a, b) => a.reference.localeCompare(b.reference));
  }
  return {
    partnership: {
      key: 'wiltshire',
      name: 'Wiltshire Community Safety Partnership',
      shortName: 'Wiltshire CSP',
      contactMailbox: 'business.support@wiltshire-csp.example',
      tenant: '11111111-1111-4111-8111-111111111111',
      local: false,
      holidays: days,
    },
    takenAt: world.now,
    rows: read,
    find: (list, reference) => read(list).find((held) => held.reference === reference) ?? null,
    drafts: [...world.drafts.values()],
    deliveries: [],
    packs: [...world.packs],
    mirroredAt: world.now,
  };
}

function heldRow<L extends ListName>(list: L, kept: Kept): Held<L> {
  const row = rowSchema(list).parse(kept.row);
  return {
    list,
    site: kept.site,
    reference: String(kept.row['reference']),
    row,
    version: kept.version,
    filedAt: null,
    waiting: false,
    webUrl: null,
  };
}

export function planOf(decision: Decision): Plan {
  if (decision.kind === 'refused') throw new Error(`Refused: ${decision.refusal.why}`);
  return decision;
}

export function refusalOf(decision: Decision): string {
  if (decision.kind === 'plan') throw new Error('Not refused');
  return decision.refusal.why;
}
