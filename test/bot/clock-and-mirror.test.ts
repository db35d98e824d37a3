import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClock } from '../../bot/clock.ts';
import { openMirror } from '../../bot/mirror.ts';
import { RetryLater } from '../../bot/retry-later.ts';
import type { Messenger, Ports } from '../../partnership/ports.ts';
import { usePostgres } from '../postgres.ts';
import { NOW, PARTNERSHIP, type Scene, SILENT, setScene } from './scene.ts';

const postgres = usePostgres();
const MEETING = 'EXEC-2026-12-21';

describe('time and SharePoint, coming in by the same door', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene(await postgres.fresh());
  });
  afterAll(() => scene.close());

  function ports(messenger: Messenger, now = NOW): Ports {
    const never = () => Promise.reject(new Error('Neither clock nor mirror does this'));
    return {
      memory: scene.store.memory,
      register: { write: never },
      library: { put: never, share: never },
      messenger,
      printer: { print: never, previews: never },
      given: () => ({ now, hash: (text) => text, freshId: 'fresh' }),
      release: () => Promise.resolve(),
    };
  }

  function page(title: string, version: number) {
    return {
      partnership: PARTNERSHIP,
      site: 'open' as const,
      list: 'Settings' as const,
      whole: false,
      rows: [
        {
          itemId: '77',
          eTag: `"00000000-0000-0000-0000-000000000077,${version}"`,
          webUrl: null,
          row: { reference: 'a-setting', title, value: 'yes', reason: null },
          fault: null,
        },
      ],
      deleted: [],
      token: `token-${version}`,
    };
  }

  it('does what is due once, whoever looks and however often', async () => {
    const clock = () => openClock(ports(scene.messenger), [PARTNERSHIP], SILENT);
    await Promise.all([clock().runDue(), clock().runDue()]);
    await clock().runDue();
    const { memory } = scene.store;
    expect(await memory.answered(PARTNERSHIP, `clock/commission/${MEETING}`)).not.toBeNull();
    const snapshot = await memory.snapshot(PARTNERSHIP);
    expect(snapshot.find('Meetings', MEETING)?.row.commissionedAt).toBe(NOW);
    expect(snapshot.find('Meetings', MEETING)?.version).toBe(2);
  });

  it('names the next event in words', async () => {
    const clock = openClock(ports(scene.messenger), [PARTNERSHIP], SILENT);
    expect(await clock.next()).toMatchObject({
      event: 'reminder-1',
      meeting: MEETING,
      what: 'First reminder to those who owe',
    });
  });

  it('goes on through an outage, says so once, and shows the news as soon as Teams can be reached', async () => {
    const said: string[] = [];
    const log = SILENT.child({});
    log.warn = (_data: unknown, text?: string) => void said.push(text ?? '');
    log.info = (_data: unknown, text?: string) => void said.push(text ?? '');
    const world = { sharePoint: true, teams: true, renewed: 0, version: 1 };
    const messenger: Messenger = {
      tell: () => Promise.resolve('sent'),
      renew: () => {
        if (!world.teams) return Promise.reject(new RetryLater(1));
        world.renewed += 1;
        return Promise.resolve();
      },
    };
    const mirror = openMirror({
      ports: ports(messenger),
      store: scene.store.mirror,
      readChanges: () =>
        world.sharePoint
          ? Promise.resolve([page(`Title ${world.version}`, world.version)])
          : Promise.reject(new Error('unavailable')),
      partnerships: [PARTNERSHIP],
      log,
    });
    world.sharePoint = false;
    expect(await mirror.read()).toBe(false);
    expect(await mirror.read()).toBe(false);
    expect(said).toHaveLength(1);
    Object.assign(world, { sharePoint: true, teams: false });
    expect(await mirror.read()).toBe(true);
    expect(said).toHaveLength(2);
    expect(world.renewed).toBe(0);
    world.teams = true;
    expect(await mirror.read()).toBe(true);
    expect(world.renewed).toBe(2);
    await mirror.read();
    expect(world.renewed).toBe(2);
  });
});
