import type { Held, Snapshot } from '../snapshot.ts';

export interface PackVersion {
  readonly packVersion: string;
  readonly contentsHash: string;
  readonly compiledAt: string;
  readonly files: readonly Held<'Board packs'>[];
}

export function isCirculated(snapshot: Snapshot, meeting: string): boolean {
  return packRows(snapshot, meeting).some((pack) => pack.row.status === 'circulated');
}

function packRows(snapshot: Snapshot, meeting: string): Held<'Board packs'>[] {
  return snapshot.rows('Board packs').filter((pack) => pack.row.meeting === meeting);
}

/** The version made last; all its editions together. */
export function latestVersion(snapshot: Snapshot, meeting: string): PackVersion | null {
  const rows = packRows(snapshot, meeting).filter(
    (pack) => pack.row.compiledAt !== null && pack.row.status !== 'superseded',
  );
  const newest = rows.toSorted((a, b) => order(b).localeCompare(order(a)))[0];
  if (!newest || newest.row.contentsHash === null || newest.row.compiledAt === null) return null;
  return {
    packVersion: newest.row.packVersion,
    contentsHash: newest.row.contentsHash,
    compiledAt: newest.row.compiledAt,
    files: rows.filter((pack) => pack.row.packVersion === newest.row.packVersion),
  };
}

function order(pack: Held<'Board packs'>): string {
  const padded = pack.row.packVersion.split('.').map((part) => part.padStart(4, '0'));
  return `${pack.row.compiledAt}/${padded.join('.')}`;
}

export function compilingVersion(snapshot: Snapshot, meeting: string): string | null {
  const made = new Set(packRows(snapshot, meeting).map((pack) => pack.row.packVersion));
  const running = snapshot.packs.find(
    (pack) => pack.meeting === meeting && pack.stage !== 'failed' && !made.has(pack.packVersion),
  );
  return running?.packVersion ?? null;
}

/** `0.1`, `0.2` … for drafts; `1.0`, `1.1` … once approved. */
export function nextVersion(snapshot: Snapshot, meeting: string, approved: boolean): string {
  const major = approved ? '1' : '0';
  const used = packRows(snapshot, meeting).map((pack) => pack.row.packVersion);
  for (const pack of snapshot.packs) if (pack.meeting === meeting) used.push(pack.packVersion);
  const minors = used
    .filter((version) => version.startsWith(`${major}.`))
    .map((version) => Number(version.slice(2)));
  const first = approved ? 0 : 1;
  return `${major}.${minors.length === 0 ? first : Math.max(...minors) + 1}`;
}

export function packReference(meeting: string, version: string, edition: 'full' | 'part1'): string {
  return `PACK-${meeting}-${version}-${edition}`;
}
