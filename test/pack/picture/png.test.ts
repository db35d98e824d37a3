import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../pack/picture/png.ts';
import { reduced } from '../../../pack/picture/reduce.ts';

const WHITE = [255, 255, 255, 255] as const;
const RED = [30, 14, 177, 255] as const;

describe('a small picture', () => {
  it('keeps white white and gives each pixel the nearest of its colours', () => {
    const picture = reduced(Uint8Array.from([...WHITE, ...RED, ...WHITE]), 3, 1);
    expect(Array.from(picture.pixels, (index) => picture.palette[index])).toEqual([
      [255, 255, 255],
      [177, 14, 30],
      [255, 255, 255],
    ]);
  });

  it('is a PNG whose rows hold two pixels a byte', () => {
    const png = Buffer.from(
      encodePng(reduced(Uint8Array.from([...WHITE, ...RED, ...WHITE]), 3, 1)),
    );
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3, 1]);
    const data = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
    expect([...rows]).toEqual([0, 0x0b, 0x00]);
  });
});
