import { type Person, personFrom } from '../partnership/people.ts';
import type { Memory } from '../partnership/ports.ts';
import type { Partnership, Snapshot } from '../partnership/snapshot.ts';

/** Somebody who writes, as Teams knows them. A name or an address proves nothing; these two do. */
export interface Sender {
  readonly directoryKey: string | null;
  readonly tenant: string;
}

export interface Recognised {
  readonly person: Person;
  readonly snapshot: Snapshot;
}

export type Who =
  | ({ readonly kind: 'known' } & Recognised)
  | { readonly kind: 'unknown' }
  /** In more than one partnership, and it was not said which is meant. */
  | { readonly kind: 'several'; readonly partnerships: readonly Partnership[] };

/** The person of this key who is active in the partnership. */
export function findPerson(snapshot: Snapshot, key: string): Person | null {
  const held = snapshot.find('People', key);
  return held === null || held.row.status !== 'active' ? null : personFrom(held.row);
}

/** Asked again on every turn: somebody who left this morning presses this afternoon. */
export async function whoIs(
  sender: Sender,
  partnerships: readonly string[],
  memory: Memory,
): Promise<Who> {
  const found: Recognised[] = [];
  for (const key of partnerships) {
    const snapshot = await memory.snapshot(key);
    const person = senderIn(snapshot, sender);
    if (person !== null) found.push({ person, snapshot });
  }
  const [first, second] = found;
  if (first === undefined) return { kind: 'unknown' };
  if (second === undefined) return { kind: 'known', ...first };
  return { kind: 'several', partnerships: found.map((each) => each.snapshot.partnership) };
}

function senderIn(snapshot: Snapshot, sender: Sender): Person | null {
  const { directoryKey, tenant } = sender;
  if (directoryKey === null) return null;
  for (const { row } of snapshot.rows('People')) {
    const same = row.directoryKey.toLowerCase() === directoryKey.toLowerCase();
    if (same && row.tenant === tenant && row.status === 'active') return personFrom(row);
  }
  return null;
}
