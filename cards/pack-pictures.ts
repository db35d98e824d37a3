import { mayRead } from '../partnership/marking.ts';
import type { PackVersion } from '../partnership/pack/versions.ts';
import type { View } from './card-json.ts';
import type { Desk } from './context.ts';

/** Each edition adds its first pages to the version's previews, so only the first ones are pages of one edition. */
const PAGES = 2;

/**
 * The first pages of a version, side by side; the part `pictures` of a card. Only for those who may read every edition: a
 * picture does not say which one it is of.
 */
export function picturesView(desk: Desk, version: PackVersion | null): View {
  const pictures: View[] = [];
  for (const [index, fileHash] of shownTo(desk, version).entries()) {
    const url = desk.pictures.get(fileHash);
    if (url !== undefined) pictures.push({ url, alt: `Preview of page ${index + 1} of the pack` });
  }
  return { hasPictures: pictures.length > 0, pictures };
}

function shownTo(desk: Desk, version: PackVersion | null): readonly string[] {
  if (version === null) return [];
  if (!version.files.every((file) => mayRead(desk.to.clearance, file.row))) return [];
  const meeting = version.files[0]?.row.meeting;
  const progress = desk.snapshot.packs.find(
    (pack) => pack.meeting === meeting && pack.packVersion === version.packVersion,
  );
  return (progress?.previews ?? []).slice(0, Math.min(PAGES, desk.budget.pictures));
}
