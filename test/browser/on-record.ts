import { expect } from 'vitest';
import { z } from 'zod';
import { type Item, record } from '../stories/record.ts';
import { scene } from './scene.ts';

const PersonEntry = z.object({ key: z.string(), reach: z.string() });

/** The keys of those whom the bot reaches in Teams: partners elsewhere get a private link. */
export async function reachedInTeams(keys: RegExp): Promise<string[]> {
  const response = await fetch(`${scene().product.origins.teams}/people`);
  const people = z.array(PersonEntry).parse(await response.json());
  return people
    .filter(({ key, reach }) => keys.test(key) && reach !== 'link')
    .map(({ key }) => key);
}

/** All rows of a list on the open site, past the bot. */
export function rowsOf(list: string): Promise<Item[]> {
  return record(scene().product.origins.graph).items('open', list);
}

/** The report that the newest cycle asks this subgroup for. */
export async function reportOf(subgroup: string): Promise<Item> {
  const all = await rowsOf('Highlight reports');
  const mine = all.filter(({ fields }) => fields['Subgroup'] === subgroup);
  const newest = mine.toSorted((a, b) => referenceOf(a).localeCompare(referenceOf(b))).at(-1);
  if (!newest) throw new Error(`${subgroup} has no report on record`);
  return newest;
}

export function referenceOf(row: Item): string {
  return z.string().parse(row.fields['Reference']);
}

interface OnRecord {
  readonly references: readonly string[];
  readonly versions: number;
}

/** What must not change by itself: which rows there are, and how often the reports were written. */
export async function onRecord(): Promise<OnRecord> {
  const reader = record(scene().product.origins.graph);
  const lists = ['Highlight reports', 'Asks', 'Circulation'];
  const rows = (await Promise.all(lists.map((list) => rowsOf(list)))).flat();
  const references = rows.map(referenceOf).toSorted();
  expect(new Set(references).size).toBe(references.length);
  const reports = await rowsOf('Highlight reports');
  const counts = await Promise.all(
    reports.map(({ id }) => reader.versions('open', 'Highlight reports', id)),
  );
  return { references, versions: counts.reduce((sum, count) => sum + count, 0) };
}
