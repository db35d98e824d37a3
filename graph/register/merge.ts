import type { ListName } from '../../partnership/record/lists.ts';
import type { Value } from '../../partnership/record/row.ts';
import type { Fields } from '../schema/codec.ts';
import { saysTheSame } from '../schema/codec.ts';
import type { Column } from '../schema/column.ts';
import { columnNamed } from '../schema/schema.ts';
import { toWire, type Wire } from '../schema/wire.ts';

/** One field of a change, as SharePoint would hold it. */
export interface Wanted {
  readonly column: Column;
  readonly mine: Wire;
  /** What stood there when the change was decided; undefined when that is not known. */
  readonly before: Wire | undefined;
}

export function wantedFields(
  list: ListName,
  set: Readonly<Record<string, Value>>,
  before: Readonly<Record<string, Value>> | null,
): Wanted[] {
  return Object.entries(set).map(([property, value]) => {
    const column = columnNamed(list, property);
    const old = before?.[property];
    return {
      column,
      mine: toWire(column, value),
      before: old === undefined ? undefined : toWire(column, old),
    };
  });
}

/** Without the fields that are to stay as they stood when the change was decided. */
export function changing(wanted: readonly Wanted[]): Wanted[] {
  return wanted.filter(
    ({ column, mine, before }) => before === undefined || !saysTheSame(column, mine, before),
  );
}

export function holds(wanted: readonly Wanted[], fields: Fields): boolean {
  return wanted.every(({ column, mine }) => saysTheSame(column, mine, fields[column.name]));
}

export function differing(wanted: readonly Wanted[], fields: Fields): Wanted[] {
  return wanted.filter(({ column, mine }) => !saysTheSame(column, mine, fields[column.name]));
}

/** The fields whose value is neither ours nor what stood there before: a person wrote it meanwhile. */
export function changedByOthers(wanted: readonly Wanted[], fields: Fields): Wanted[] {
  return differing(wanted, fields).filter(
    ({ column, before }) =>
      before !== undefined && !saysTheSame(column, before, fields[column.name]),
  );
}

export interface Write {
  /** What is written first, so that the item has a version with everything that was acknowledged. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What is put back over it afterwards. */
  readonly restore: Readonly<Record<string, unknown>>;
  /** The properties that were put back. */
  readonly keptTheirs: readonly string[];
}

/** Ours first, then theirs over it where a person has written meanwhile; what only we changed stays ours. */
export function writeOver(wanted: readonly Wanted[], fields: Fields): Write {
  const ours = differing(wanted, fields);
  return { fields: asFields(ours), ...putBack(changedByOthers(wanted, fields), fields) };
}

function asFields(wanted: readonly Wanted[]): Record<string, Wire> {
  return Object.fromEntries(wanted.map(({ column, mine }) => [column.name, mine]));
}

export function putBack(
  theirs: readonly Wanted[],
  from: Fields,
): { restore: Record<string, unknown>; keptTheirs: string[] } {
  return {
    restore: Object.fromEntries(
      theirs.map(({ column }) => [column.name, from[column.name] ?? null]),
    ),
    keptTheirs: theirs.map(({ column }) => column.property),
  };
}

/**
 * The versions that came after the one we knew, newest first. The counter in an eTag goes up at least once for each version, so
 * this may take in one version too many and never misses one.
 */
export function since<V>(knownTag: string | null, nowTag: string, newestFirst: readonly V[]): V[] {
  const known = counter(knownTag ?? '');
  const now = counter(nowTag);
  return known === null || now === null ? [] : newestFirst.slice(0, Math.max(0, now - known));
}

/** The eTag so many versions ago, as far as eTags count versions. */
export function tagBefore(nowTag: string, versions: number): string {
  return nowTag.replace(
    /,(\d+)("?)$/,
    (_, count: string, end: string) => `,${Number(count) - versions}${end}`,
  );
}

function counter(tag: string): number | null {
  const [, count] = /,(\d+)"?$/.exec(tag) ?? [];
  return count === undefined ? null : Number(count);
}
