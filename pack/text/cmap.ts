/**
 * Which characters a TrueType font can show: its `cmap` table, formats 4 and 12
 * (https://learn.microsoft.com/typography/opentype/spec/cmap), which are all that Unicode text fonts use.
 * Ranges are kept instead of single characters: a wide font has thousands, and a pack asks once per letter.
 */
export type Range = readonly [first: number, last: number];

export function readCmap(font: DataView): Range[] {
  const cmap = tableAt(font, 'cmap');
  const subtables = font.getUint16(cmap + 2);
  const ranges: Range[] = [];
  for (let index = 0; index < subtables; index++) {
    const at = cmap + font.getUint32(cmap + 4 + index * 8 + 4);
    const format = font.getUint16(at);
    if (format === 4) ranges.push(...segments(font, at));
    if (format === 12) ranges.push(...groups(font, at));
  }
  return merged(ranges);
}

function tableAt(font: DataView, tag: string): number {
  const tables = font.getUint16(4);
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16;
    const name = [0, 1, 2, 3].map((byte) => String.fromCharCode(font.getUint8(record + byte)));
    if (name.join('') === tag) return font.getUint32(record + 8);
  }
  throw new Error(`a font of the packs has no ${tag} table`);
}

function segments(font: DataView, at: number): Range[] {
  const bytes = font.getUint16(at + 6);
  const ranges: Range[] = [];
  for (let offset = 0; offset < bytes; offset += 2) {
    const last = font.getUint16(at + 14 + offset);
    const first = font.getUint16(at + 16 + bytes + offset);
    const delta = font.getUint16(at + 16 + bytes * 2 + offset);
    const slot = at + 16 + bytes * 3 + offset;
    for (let code = first; code <= last && code !== 0xff_ff; code++) {
      if (glyph(font, slot, code - first, code, delta) !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

/** A segment may list a character and still give it glyph 0, "not there"; only the glyph tells. */
function glyph(font: DataView, slot: number, step: number, code: number, delta: number): number {
  const rangeOffset = font.getUint16(slot);
  if (rangeOffset === 0) return (code + delta) & 0xff_ff;
  const found = font.getUint16(slot + rangeOffset + step * 2);
  return found === 0 ? 0 : (found + delta) & 0xff_ff;
}

function groups(font: DataView, at: number): Range[] {
  const count = font.getUint32(at + 12);
  return Array.from({ length: count }, (_, index) => {
    const group = at + 16 + index * 12;
    return [font.getUint32(group), font.getUint32(group + 4)] as const;
  });
}

function merged(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const [first, last] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const open = out.at(-1);
    if (open === undefined || first > open[1] + 1) out.push([first, last]);
    else out[out.length - 1] = [open[0], Math.max(open[1], last)];
  }
  return out;
}
