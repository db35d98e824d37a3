import type { Envelope } from '../../partnership/command.ts';
import type { Plan, RecordChange, RowKey, Step } from '../../partnership/plan.ts';
import type { Commit } from '../../partnership/ports.ts';
import type { Setting } from '../../partnership/record/partnership-rows.ts';
import type { Partnership } from '../../partnership/snapshot.ts';
import type { Log } from '../../store/log.ts';
import { openStore, type StoreOptions } from '../../store/open-store.ts';
import type { MirrorPage, MirrorRow, Store } from '../../store/store.ts';

export const AT = '2026-11-23T09:00:00.000Z';
export const WILTSHIRE = 'wiltshire';

export function partnership(key = WILTSHIRE): Partnership {
  return {
    key,
    name: 'A partnership',
    shortName: 'Partnership',
    contactMailbox: 'support@example.org',
    tenant: 'tenant',
    local: true,
    holidays: new Set(),
  };
}

export interface Said {
  readonly level: 'info' | 'warn' | 'error';
  readonly data: object;
  readonly text: string;
}

export function listeningLog(): Log & { readonly said: Said[] } {
  const said: Said[] = [];
  return {
    said,
    info: (data, text) => said.push({ level: 'info', data, text }),
    warn: (data, text) => said.push({ level: 'warn', data, text }),
    error: (data, text) => said.push({ level: 'error', data, text }),
  };
}

export function open(connectionString: string, more: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({
    connectionString,
    partnerships: [partnership()],
    now: () => AT,
    log: listeningLog(),
    ...more,
  });
}

/** A commit of these parts; everything else is plain. */
export function commitOf(
  key: string,
  parts: Partial<Plan> & { seen?: Iterable<readonly [RowKey, number]>; partnership?: string } = {},
): Commit {
  const { seen = [], partnership: of = WILTSHIRE, ...plan } = parts;
  const relied = new Map(seen);
  const envelope: Envelope = {
    key,
    partnership: of,
    by: { kind: 'clock' },
    channel: 'clock',
    sources: [],
    onMessage: null,
    command: { kind: 'help' },
  };
  const whole: Plan = {
    kind: 'plan',
    answer: null,
    changes: [],
    drafts: [],
    steps: [],
    relied: [...relied.keys()],
    ...plan,
  };
  return { envelope, plan: whole, relied, at: AT };
}

export function settingRow(reference: string, value: string): Setting {
  return { reference, title: `Setting ${reference}`, value, reason: null };
}

export function makes(id: string, reference: string, value: string): RecordChange {
  return {
    id,
    list: 'Settings',
    site: 'open',
    reference,
    create: true,
    set: settingRow(reference, value),
    before: null,
  };
}

export function sets(id: string, reference: string, set: Partial<Setting>): RecordChange {
  return { id, list: 'Settings', site: 'open', reference, create: false, set, before: null };
}

export function step(key: string, lane: string, after: readonly string[] = []): Step {
  return { key, lane, after, kind: 'renew', living: { card: 'pack-state', meeting: key } };
}

export function eTag(item: string, count: number): string {
  return `"00000000-0000-0000-0000-${item.padStart(12, '0')},${count}"`;
}

export function mirrored(item: string, count: number, row: Setting): MirrorRow {
  const webUrl = `https://example.org/items/${item}`;
  return { itemId: item, eTag: eTag(item, count), webUrl, row: { ...row }, fault: null };
}

export function page(rows: readonly MirrorRow[], more: Partial<MirrorPage> = {}): MirrorPage {
  return {
    partnership: WILTSHIRE,
    site: 'open',
    list: 'Settings',
    whole: false,
    rows,
    deleted: [],
    token: 'token',
    ...more,
  };
}

export async function settingsOf(store: Store): Promise<Record<string, string>> {
  const snapshot = await store.memory.snapshot(WILTSHIRE);
  return Object.fromEntries(
    snapshot.rows('Settings').map((held) => [held.reference, held.row.value]),
  );
}
