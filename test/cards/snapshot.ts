import type { ListName, RowOf } from '../../partnership/record/lists.ts';
import { LISTS } from '../../partnership/record/lists.ts';
import type {
  Delivery,
  Held,
  HeldDraft,
  PackProgress,
  Partnership,
  Snapshot,
} from '../../partnership/snapshot.ts';

type Tables = { [L in ListName]: Map<string, Held<L>> };

/** A Snapshot in memory: what a test puts in is what the cards see. */
export interface Desktop extends Snapshot {
  put<L extends ListName>(list: L, row: RowOf<L>, filing?: Partial<Held<L>>): Desktop;
  change<L extends ListName>(list: L, reference: string, set: Partial<RowOf<L>>): Desktop;
  deliveries: Delivery[];
  drafts: HeldDraft[];
  packs: PackProgress[];
}

export const NOON = '2026-11-24T12:00:00.000Z';

const WILTSHIRE: Partnership = {
  key: 'wiltshire',
  name: 'Wiltshire Community Safety Partnership',
  shortName: 'Wiltshire CSP',
  contactMailbox: 'business.support@wiltshire-csp.example',
  tenant: '11111111-1111-4111-8111-111111111111',
  local: true,
  holidays: new Set(['2026-12-25', '2026-12-28']),
};

function emptyTables(): Tables {
  return {
    Subgroups: new Map(),
    People: new Map(),
    Meetings: new Map(),
    'Agenda items': new Map(),
    'Highlight reports': new Map(),
    'Priority updates': new Map(),
    Asks: new Map(),
    Measures: new Map(),
    'Measure values': new Map(),
    Actions: new Map(),
    Decisions: new Map(),
    Risks: new Map(),
    Duties: new Map(),
    'Forward plan': new Map(),
    Attendance: new Map(),
    Circulation: new Map(),
    Queries: new Map(),
    Priorities: new Map(),
    Organisations: new Map(),
    Settings: new Map(),
    Audit: new Map(),
    'Board packs': new Map(),
  };
}

export function emptySnapshot(partnership: Partial<Partnership> = {}): Desktop {
  const tables = emptyTables();
  const snapshot: Desktop = {
    partnership: { ...WILTSHIRE, ...partnership },
    takenAt: NOON,
    mirroredAt: NOON,
    deliveries: [],
    drafts: [],
    packs: [],
    rows: (list) =>
      [...tables[list].values()].toSorted((a, b) => a.reference.localeCompare(b.reference)),
    find: (list, reference) => tables[list].get(reference) ?? null,
    put: (list, row, filing = {}) => {
      LISTS[list].parse(row);
      tables[list].set(row.reference, {
        list,
        site: 'open',
        reference: row.reference,
        row,
        version: 1,
        filedAt: NOON,
        waiting: false,
        webUrl: null,
        ...filing,
      });
      return snapshot;
    },
    change: (list, reference, set) => {
      const held = tables[list].get(reference);
      if (!held) throw new Error(`Nothing to change: ${reference}`);
      const { row, ...filing } = held;
      return snapshot.put(list, { ...row, ...set }, filing);
    },
  };
  return snapshot;
}
