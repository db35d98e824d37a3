import type { PackVersion } from '../partnership/pack/versions.ts';
import type { Snapshot } from '../partnership/snapshot.ts';

/** One version of a meeting's pack with all its editions; null while it is not made. */
export function versionNamed(
  snapshot: Snapshot,
  meeting: string,
  packVersion: string,
): PackVersion | null {
  const files = snapshot
    .rows('Board packs')
    .filter(({ row }) => row.meeting === meeting && row.packVersion === packVersion);
  const made = files.filter(({ row }) => row.compiledAt !== null);
  const [first] = made;
  if (!first || first.row.contentsHash === null || first.row.compiledAt === null) return null;
  const { contentsHash, compiledAt } = first.row;
  return { packVersion, contentsHash, compiledAt, files: made };
}
