/** A picture of at most 16 colours: each pixel is the number of its colour. */
export interface Indexed {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly palette: readonly (readonly [red: number, green: number, blue: number])[];
}

/** Greys for letters, then the colours of the pack's marks and bands (template/marks.typ, template/look.typ). */
const PALETTE = [
  [255, 255, 255],
  [219, 221, 223],
  [182, 186, 189],
  [140, 146, 150],
  [90, 98, 103],
  [11, 12, 12],
  [232, 238, 244],
  [18, 67, 109],
  [118, 148, 176],
  [0, 112, 60],
  [255, 191, 71],
  [177, 14, 30],
  [216, 134, 143],
  [31, 95, 166],
  [122, 82, 0],
  [243, 245, 247],
] as const;

/** Each pixel's nearest colour. Colours come back again and again, so each is looked up once. */
export function reduced(bgra: Uint8Array, width: number, height: number): Indexed {
  const known = new Int8Array(1 << 15).fill(-1);
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const blue = bgra[at * 4] ?? 255;
    const green = bgra[at * 4 + 1] ?? 255;
    const red = bgra[at * 4 + 2] ?? 255;
    // Five bits a channel are enough to tell our colours apart, and few enough to remember.
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    let colour = known[key] ?? -1;
    if (colour === -1) {
      colour = nearest(red, green, blue);
      known[key] = colour;
    }
    pixels[at] = colour;
  }
  return { width, height, pixels, palette: PALETTE };
}

function nearest(red: number, green: number, blue: number): number {
  const distances = PALETTE.map(
    ([r, g, b]) => 2 * (r - red) ** 2 + 4 * (g - green) ** 2 + 3 * (b - blue) ** 2,
  );
  return distances.indexOf(Math.min(...distances));
}
