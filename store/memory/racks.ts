import type { z } from 'zod';
import { LISTS, type ListName, listNames, type RowOf } from '../../partnership/record/lists.ts';
import type { Held } from '../../partnership/snapshot.ts';
import { type Known, standing } from './overlay.ts';

/** The rows of one list, parsed: by reference, and in order of it. */
interface Rack<L extends ListName> {
  readonly byReference: ReadonlyMap<string, Held<L>>;
  readonly inOrder: readonly Held<L>[];
}

export type Racks<K extends ListName = ListName> = { [L in K]: Rack<L> };

const SHAPES: { readonly [L in ListName]: z.ZodType<RowOf<L>> } = LISTS;

export interface KnownVersion extends Known {
  readonly version: number;
  readonly filed_at: string | null;
}

export function emptyRacks(): Racks {
  const bare = { byReference: new Map<string, never>(), inOrder: [] };
  return {
    Subgroups: bare,
    People: bare,
    Meetings: bare,
    'Agenda items': bare,
    'Highlight reports': bare,
    'Priority updates': bare,
    Asks: bare,
    Measures: bare,
    'Measure values': bare,
    Actions: bare,
    Decisions: bare,
    Risks: bare,
    Duties: bare,
    'Forward plan': bare,
    Attendance: bare,
    Circulation: bare,
    Queries: bare,
    Priorities: bare,
    Organisations: bare,
    Settings: bare,
    Audit: bare,
    'Board packs': bare,
  };
}

/** New racks with these rows put in or taken out; the given ones stay as they are, because Snapshots still read them. */
export function restock(
  racks: Racks,
  rows: readonly KnownVersion[],
  unreadable: (row: KnownVersion) => void,
): Racks {
  const next: Racks = { ...racks };
  for (const list of listNames()) {
    const changed = rows.filter((row) => row.list === list);
    if (changed.length > 0) refill(next, list, changed, unreadable);
  }
  return next;
}

function refill<L extends ListName>(
  racks: Racks,
  list: L,
  changed: readonly KnownVersion[],
  unreadable: (row: KnownVersion) => void,
): void {
  const byReference = new Map(racks[list].byReference);
  for (const row of changed) {
    const held = heldFrom(list, row);
    if (held === 'unreadable') unreadable(row);
    if (held === 'unreadable' || held === null) byReference.delete(row.reference);
    else byReference.set(row.reference, held);
  }
  const inOrder = [...byReference.values()].sort((one, other) =>
    one.reference < other.reference ? -1 : 1,
  );
  put(racks, list, { byReference, inOrder });
}

function put<L extends ListName>(racks: Racks<L>, list: L, rack: Rack<L>): void {
  racks[list] = rack;
}

/** Whether anybody sees this row: it is there, and it has its list's shape. */
export function isVisible(row: KnownVersion): boolean {
  const held = heldFrom(row.list, row);
  return held !== null && held !== 'unreadable';
}

function heldFrom<L extends ListName>(list: L, known: KnownVersion): Held<L> | null | 'unreadable' {
  const stands = standing(known);
  if (stands === null) return null;
  const parsed = SHAPES[list].safeParse(stands.row);
  if (!parsed.success) return 'unreadable';
  return {
    list,
    site: stands.site,
    reference: known.reference,
    row: parsed.data,
    version: known.version,
    filedAt: known.filed_at,
    waiting: stands.waiting,
    webUrl: stands.webUrl,
  };
}
