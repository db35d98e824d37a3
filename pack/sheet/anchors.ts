import type { PackContents } from '../../partnership/pack-contents.ts';

/** Where a link inside the pack leads, as the template labels it. */
export type Anchor = string | null;

/** Numbered and not named after the reference: two reports that claim the same one must not fail the pack. */
export function reportAnchor(index: number): string {
  return `report-${index}`;
}

/** The page of a report by its key, or null where this edition has no such page. */
export function anchorOf(contents: PackContents, key: string | null): Anchor {
  const index = contents.reports.findIndex((report) => report.key === key);
  return index === -1 ? null : reportAnchor(index);
}
