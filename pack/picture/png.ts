import { crc32, deflateSync } from 'node:zlib';
import type { Indexed } from './reduce.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BITS = 4;
const PALETTE_COLOUR = 3;

/** A PNG of at most 16 colours, two pixels a byte (https://www.w3.org/TR/png-3/). */
export function encodePng(picture: Indexed): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  header.set([BITS, PALETTE_COLOUR], 8);
  return Uint8Array.from(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(picture.palette.flat())),
      chunk('IDAT', deflateSync(packed(picture), { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** Every row starts with a byte for its filter: none, which is best for few colours. */
function packed({ width, height, pixels }: Indexed): Buffer {
  const stride = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * stride + 1 + (x >> 1);
      const value = pixels[y * width + x] ?? 0;
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? value << BITS : value);
    }
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
