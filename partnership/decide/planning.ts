import type { Envelope } from '../command.ts';
import { livingOf } from '../living.ts';
import type { Site } from '../marking.ts';
import type { Message } from '../message.ts';
import {
  type Deed,
  type Living,
  livingKey,
  type Plan,
  type RecordChange,
  type Refused,
  type RowKey,
  type Step,
} from '../plan.ts';
import type { Given } from '../ports.ts';
import type { ListName, RowOf } from '../record/lists.ts';
import type { Row, Value } from '../record/row.ts';
import type { Refusal } from '../refusal.ts';
import type { Held, Snapshot } from '../snapshot.ts';

/** What every decision is made from. */
export interface Case {
  readonly snapshot: Snapshot;
  readonly envelope: Envelope;
  readonly given: Given;
}

export function refuse(refusal: Refusal): Refused {
  return { kind: 'refused', refusal };
}

export const NOTHING: Plan = {
  kind: 'plan',
  answer: null,
  changes: [],
  drafts: [],
  steps: [],
  relied: [],
};

/** A plain question: answered, nothing written. */
export function answerWith(message: Message): Plan {
  return { ...NOTHING, answer: message };
}

export function rowKey(list: ListName, reference: string): RowKey {
  return `${list}/${reference}`;
}

/** Makes a row. The row's shape is checked against its own list's by the compiler. */
export function create<L extends ListName>(
  { envelope }: Case,
  list: L,
  site: Site,
  row: RowOf<L> & Row,
): RecordChange {
  const reference = String(row['reference']);
  return {
    id: changeId(envelope, list, reference),
    list,
    site,
    reference,
    create: true,
    set: row,
    before: null,
  };
}

/** Changes some fields of a row, keeping what they were: a clash in SharePoint is told by field. */
export function update<L extends ListName>(
  { envelope }: Case,
  held: Held<L> & { readonly row: Row },
  set: Partial<RowOf<L>> & Row,
): RecordChange {
  const before: Record<string, Value> = {};
  for (const field of Object.keys(set)) before[field] = held.row[field] ?? null;
  return {
    id: changeId(envelope, held.list, held.reference),
    list: held.list,
    site: held.site,
    reference: held.reference,
    create: false,
    set,
    before,
  };
}

/** No change where nothing differs: a version in SharePoint's history should mean that something was said. */
export function updateIfChanged<L extends ListName>(
  one: Case,
  held: Held<L> & { readonly row: Row },
  set: Partial<RowOf<L>> & Row,
): RecordChange[] {
  const differs = Object.keys(set).some((field) => (held.row[field] ?? null) !== set[field]);
  return differs ? [update(one, held, set)] : [];
}

function changeId(envelope: Envelope, list: ListName, reference: string): string {
  // With the partnership: two of them may hold a meeting on the same day, so their clocks have the same keys.
  return `${envelope.partnership}/${envelope.key}#${list}/${reference}`;
}

/** The repeat key of a step of this command, for steps that must come after it. */
export function stepKey(one: Case, name: string): string {
  return `${one.envelope.key}#${name}`;
}

function step(one: Case, name: string, lane: string, deed: Deed, after: readonly string[]): Step {
  return { key: stepKey(one, name), lane, after, ...deed };
}

/** Files changes in order, in the lane of what they are about. */
export function file(
  one: Case,
  lane: string,
  changes: readonly RecordChange[],
  reports: readonly string[] = [],
): Step {
  const ids = changes.map((change) => change.id);
  return step(one, `file/${lane}`, lane, { kind: 'file', changes: ids, reports }, []);
}

/** Says something to a person in their own chat. `key` makes it said once, whoever asks for it again. */
export function tell(
  person: string,
  key: string,
  message: Message,
  how: { readonly unasked: boolean; readonly inPlaceOf?: string | null } = { unasked: false },
): Step {
  return {
    key,
    lane: `conversation/${person}`,
    after: [],
    kind: 'tell',
    to: { kind: 'person', person },
    message,
    living: livingOf(message),
    inPlaceOf: how.inPlaceOf ?? null,
    unasked: how.unasked,
  };
}

/** Draws anew every card of this kind that people hold. */
export function renew(one: Case, living: Living, after: readonly string[] = []): Step {
  const name = `renew/${livingKey(living)}`;
  return step(one, name, `renew/${livingKey(living)}`, { kind: 'renew', living }, after);
}

export function inLane(one: Case, lane: string, name: string, deed: Deed): Step {
  return step(one, name, lane, deed, []);
}
