import { readFileSync } from 'node:fs';
import { fontFiles } from '../fonts.ts';
import { type Range, readCmap } from './cmap.ts';

/** Whether one of our fonts can show all of a character with its marks. A mix of two fonts in one character cannot be set. */
export type Shows = (cluster: string) => boolean;

/** Reads the regular weights only: the other weights of a family have the same characters, which a test holds. */
export function openCoverage(): Shows {
  const fonts = fontFiles()
    .filter((font) => font.weight === '400Regular')
    .map((font) => rangesOf(font.file));
  const known = new Map<string, boolean>();
  return (cluster) => {
    const seen = known.get(cluster);
    if (seen !== undefined) return seen;
    const points = Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
    const shown = fonts.some((ranges) => points.every((point) => within(ranges, point)));
    known.set(cluster, shown);
    return shown;
  };
}

export function rangesOf(file: string): Range[] {
  const bytes = readFileSync(file);
  return readCmap(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function within(ranges: readonly Range[], point: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (point < range[0]) high = middle - 1;
    else if (point > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}
