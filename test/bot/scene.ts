import { pino } from 'pino';
import { expect } from 'vitest';
import { bankHolidays } from '../../bot/partnerships.ts';
import { TeamsAdapter } from '../../bot/teams/adapter.ts';
import type { Allowed } from '../../bot/teams/guards.ts';
import { openMessenger } from '../../bot/teams/messenger.ts';
import { openPace } from '../../bot/teams/pace.ts';
import { openWire } from '../../bot/teams/wire.ts';
import { sampleFor } from '../../local/sample/sample.ts';
import type { Message } from '../../partnership/message.ts';
import type { Messenger } from '../../partnership/ports.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { type FakeConnector, startConnector } from './fake-connector.ts';

export const NOW = '2026-11-23T09:00:00.000Z';
export const TENANT = '11111111-1111-4111-8111-111111111111';
export const PARTNERSHIP = 'wiltshire';
export const LOOPBACK: Allowed = { tenants: new Set([TENANT]), hosts: [], loopback: true };
export const SILENT = pino({ level: 'silent' });

const HOLIDAYS = new Set(bankHolidays('england-and-wales'));
export const SAMPLE = sampleFor('2026-11-23', HOLIDAYS);

export interface Scene {
  readonly connector: FakeConnector;
  readonly store: Store;
  readonly messenger: Messenger;
  /** The same store after the process has been started again. */
  restarted(): Promise<Messenger>;
  close(): Promise<void>;
}

/** A messenger on a real store that holds the sample's rows, before a connector that does as it is told. */
export async function setScene(connectionString: string): Promise<Scene> {
  const connector = await startConnector();
  const open = () =>
    openStore({ connectionString, partnerships: [facts()], now: () => NOW, log: SILENT });
  const store = await open();
  await mirrorSample(store);
  const stores = [store];
  return {
    connector,
    store,
    messenger: messengerOn(store, connector.url),
    async restarted() {
      const again = await open();
      stores.push(again);
      return messengerOn(again, connector.url);
    },
    async close() {
      for (const each of stores) await each.close();
      await connector.close();
    },
  };
}

function messengerOn(store: Store, serviceUrl: string): Messenger {
  const adapter = new TeamsAdapter({ appId: 'boardpack', credential: null });
  return openMessenger({
    memory: store.memory,
    messages: store.messages,
    conversations: store.conversations,
    wire: openWire(adapter, '28:boardpack', LOOPBACK),
    pace: openPace(),
    serviceUrl,
    now: () => NOW,
    log: SILENT,
  });
}

/** Somebody's chat with the bot, as if they had written in it. */
export function noteChat(scene: Scene, person: string, conversation: string): Promise<void> {
  return scene.store.conversations.note(
    {
      partnership: PARTNERSHIP,
      conversation,
      kind: 'personal',
      person,
      serviceUrl: scene.connector.url,
      tenant: TENANT,
      userId: `29:${person}`,
      reachable: true,
    },
    NOW,
  );
}

export function order(
  key: string,
  person: string,
  message: Message = { kind: 'help' },
  more: Partial<Parameters<Messenger['tell']>[0]> = {},
): Parameters<Messenger['tell']>[0] {
  return {
    partnership: PARTNERSHIP,
    key,
    to: { kind: 'person', person },
    message,
    living: null,
    inPlaceOf: null,
    unasked: false,
    ...more,
  };
}

function facts() {
  const { key, name, shortName, contactMailbox, tenant } = SAMPLE.partnership;
  return { key, name, shortName, contactMailbox, tenant, local: true, holidays: HOLIDAYS };
}

async function mirrorSample(store: Store): Promise<void> {
  const lists = new Map(SAMPLE.rows.map(({ site, list }) => [`${site}/${list}`, { site, list }]));
  for (const { site, list } of lists.values()) {
    const rows = SAMPLE.rows.filter((row) => row.site === site && row.list === list);
    await store.mirror.apply({
      partnership: PARTNERSHIP,
      site,
      list,
      whole: true,
      rows: rows.map(({ row }, index) => ({
        itemId: String(index + 1),
        eTag: `"00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')},1"`,
        webUrl: null,
        row,
        fault: null,
      })),
      deleted: [],
      token: 'token',
    });
  }
  await store.mirror.noteRead(PARTNERSHIP, NOW);
}

/** A text like this, for comparing whole answers: typed, where vitest's own gives any. */
export function like(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
