import type { RowKey } from '../../partnership/plan.ts';
import type {
  Delivery,
  HeldDraft,
  PackProgress,
  Partnership,
  Snapshot,
} from '../../partnership/snapshot.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import { emptyRacks, type Racks, restock } from './racks.ts';
import { EVERYTHING, type News, readNews } from './read.ts';
import { keyOf } from './rows.ts';

/** What one partnership looked like at the last reading. Never changed: Snapshots that people work with share it. */
interface Picture {
  readonly horizon: string;
  readonly racks: Racks;
  readonly mirroredAt: string | null;
  readonly drafts: ReadonlyMap<string, HeldDraft>;
  readonly deliveries: ReadonlyMap<string, Delivery>;
  readonly packs: ReadonlyMap<string, PackProgress>;
}

/** Pictures kept at once: some 2 MB each, and a partnership that is not heard of for a while is read whole again. */
const KEPT = 64;

export interface Snapshots {
  take(partnership: string): Promise<Snapshot>;
}

/** Snapshots that cost one small query while nothing changes, and otherwise as much as has changed. */
export function openSnapshots(
  database: Database,
  partnerships: ReadonlyMap<string, Partnership>,
  now: () => string,
  log: Log,
): Snapshots {
  const pictures = new Map<string, Picture>();
  const unreadable = (row: RowKey) =>
    log.warn({ row }, 'A row has not the shape of its list and is left out');
  return {
    async take(key) {
      const partnership = partnerships.get(key);
      if (!partnership) throw new Error(`There is no partnership "${key}".`);
      const before = pictures.get(key) ?? BLANK;
      const picture = redraw(before, await readNews(database, key, before.horizon), unreadable);
      keep(pictures, key, picture);
      return snapshotOf(partnership, picture, now());
    },
  };
}

const BLANK: Picture = {
  horizon: EVERYTHING,
  racks: emptyRacks(),
  mirroredAt: null,
  drafts: new Map(),
  deliveries: new Map(),
  packs: new Map(),
};

/** A slower reading that began earlier must not put an older picture in the place of a newer one. */
function keep(pictures: Map<string, Picture>, key: string, picture: Picture): void {
  const kept = pictures.get(key);
  if (kept && BigInt(kept.horizon) > BigInt(picture.horizon)) return;
  pictures.delete(key);
  pictures.set(key, picture);
  const [oldest] = pictures.keys();
  if (pictures.size > KEPT && oldest !== undefined) pictures.delete(oldest);
}

function redraw(before: Picture, news: News, unreadable: (row: RowKey) => void): Picture {
  const { horizon, mirroredAt } = news;
  return {
    horizon,
    mirroredAt,
    racks:
      news.rows.length === 0
        ? before.racks
        : restock(before.racks, news.rows, (row) => unreadable(keyOf(row))),
    drafts: withDrafts(before.drafts, news.drafts),
    deliveries: withNews(before.deliveries, news.deliveries, (delivery) => delivery.key),
    packs: withNews(before.packs, news.packs, (pack) => `${pack.meeting}/${pack.packVersion}`),
  };
}

function withNews<T>(
  before: ReadonlyMap<string, T>,
  news: readonly T[],
  keyFor: (one: T) => string,
): ReadonlyMap<string, T> {
  if (news.length === 0) return before;
  return new Map([...before, ...news.map((one) => [keyFor(one), one] as const)]);
}

function withDrafts(before: Picture['drafts'], news: News['drafts']): Picture['drafts'] {
  if (news.length === 0) return before;
  const drafts = new Map(before);
  for (const { draft, ...rest } of news) {
    const key = `${rest.report}/${rest.person}`;
    if (draft === null) drafts.delete(key);
    else drafts.set(key, { ...rest, draft });
  }
  return drafts;
}

function snapshotOf(partnership: Partnership, picture: Picture, takenAt: string): Snapshot {
  const { racks } = picture;
  return {
    partnership,
    takenAt,
    rows: (list) => racks[list].inOrder,
    find: (list, reference) => racks[list].byReference.get(reference) ?? null,
    drafts: [...picture.drafts.values()],
    deliveries: [...picture.deliveries.values()],
    packs: [...picture.packs.values()],
    mirroredAt: picture.mirroredAt,
  };
}
