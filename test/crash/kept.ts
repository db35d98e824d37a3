import { expect } from 'vitest';
import { z } from 'zod';
import { type Item, record } from '../stories/record.ts';
import type { Acknowledged, Scene } from './acts.ts';
import { hashOfFile, type SiteName, summariesOf } from './history.ts';

const SITES = ['open', 'restricted'] as const;
/** Every list that the product writes to while reports are collected and the pack goes out. */
const WRITTEN = [
  'Meetings',
  'Highlight reports',
  'Priority updates',
  'Asks',
  'Board packs',
  'Circulation',
  'Audit',
] as const;

type Lists = Record<(typeof WRITTEN)[number], { site: SiteName; item: Item }[]>;

/** Whoever sits on the Executive and is cleared or not: each of them has one copy of the pack. */
const EXECUTIVE = 7;

/** SharePoint as an administrator reads it holds what was acknowledged: all of it, in its newest version, and once. */
export async function expectKept({ rig, ledger }: Scene): Promise<void> {
  const { graph } = await rig.ready();
  const lists = await readLists(graph);
  for (const name of WRITTEN) expectOnce(name, lists);
  for (const [reference, told] of ledger.reports) {
    const earlier = await expectReport(lists, reference, told, graph);
    expect(earlier, `the history of ${reference}`).toEqual(expect.arrayContaining([...told.words]));
  }
  expectPacks(lists, ledger);
  for (const { site, item } of lists['Board packs']) {
    expect(await hashOfFile(graph, site, item.id)).toBe(Pack.parse(item.fields).FileHash);
  }
  expectCirculation(lists, ledger);
}

async function readLists(graph: string): Promise<Lists> {
  const reader = record(graph);
  const read = async (name: string) => {
    const found = SITES.map(async (site) =>
      (await reader.items(site, name)).map((item) => ({ site, item })),
    );
    return (await Promise.all(found)).flat();
  };
  return {
    Meetings: await read('Meetings'),
    'Highlight reports': await read('Highlight reports'),
    'Priority updates': await read('Priority updates'),
    Asks: await read('Asks'),
    'Board packs': await read('Board packs'),
    Circulation: await read('Circulation'),
    Audit: await read('Audit'),
  };
}

/** A reference stands once over both sites: a report filed in the wrong one as well would be a leak. */
function expectOnce(name: keyof Lists, lists: Lists): void {
  const references = lists[name].map(({ item }) => String(item.fields['Reference']));
  const twice = references.filter((each, index) => references.indexOf(each) !== index);
  expect(twice, `standing twice in ${name}`).toEqual([]);
}

async function expectReport(
  lists: Lists,
  reference: string,
  { words, priorities, asks }: Acknowledged,
  graph: string,
): Promise<string[]> {
  const newest = words.at(-1);
  const found = lists['Highlight reports'].find(
    ({ item }) => item.fields['Reference'] === reference,
  );
  if (!found) throw new Error(`${reference} was acknowledged and is not on record`);
  expect(found.item.fields).toMatchObject({ Summary: newest, ReportVersion: words.length });
  const of = (name: 'Priority updates' | 'Asks') =>
    lists[name].map(({ item }) => item.fields).filter((fields) => fields['Report'] === reference);
  expect(of('Priority updates').map((fields) => fields['Progress'])).toEqual(
    Array.from({ length: priorities }, () => newest),
  );
  expect(of('Asks').map((fields) => fields['Text'])).toEqual(
    Array.from({ length: asks }, () => newest),
  );
  return summariesOf(graph, found.site, found.item.id);
}

const Pack = z.object({
  PackVersion: z.string(),
  PackFileName: z.string(),
  Status: z.string(),
  FileHash: z.string(),
});

/** As many drafts as were asked for, one after the other; a version is made once, each edition in one file. */
function expectPacks(lists: Lists, { drafts, approved, circulated }: Scene['ledger']): void {
  const packs = lists['Board packs'].map(({ item }) => Pack.parse(item.fields));
  const made = new Set(packs.map((pack) => pack.PackVersion));
  const asked = Array.from({ length: drafts }, (_, index) => `0.${index + 1}`);
  expect([...made].toSorted(), 'versions of the pack').toEqual(
    approved ? [...asked, '1.0'] : asked,
  );
  // The sample's Prevent report is for cleared members only, so each version has two editions.
  expect(packs).toHaveLength(made.size * 2);
  expect(new Set(packs.map((pack) => pack.PackFileName)).size).toBe(packs.length);
  const out = packs.filter((pack) => pack.Status === 'Circulated').map((pack) => pack.PackVersion);
  expect([...new Set(out)]).toEqual(circulated ? ['1.0'] : []);
}

function expectCirculation(lists: Lists, { circulated, readers }: Scene['ledger']): void {
  const copies = lists.Circulation.map(({ item }) => item.fields);
  expect(copies).toHaveLength(circulated ? EXECUTIVE : 0);
  expect(new Set(copies.map((copy) => copy['Person'])).size).toBe(copies.length);
  const read = copies.filter((copy) => copy['ReadAt'] != null).map((copy) => copy['Person']);
  expect(new Set(read)).toEqual(readers);
}
