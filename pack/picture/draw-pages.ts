import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import { encodePng } from './png.ts';
import { reduced } from './reduce.ts';

/** A card carries its pictures as data URIs; Teams refuses larger ones. */
const BYTES_AT_MOST = 20_000;

/** Widest first: the first that is small enough is taken. The last is always small enough, also for a page full of noise. */
const WIDTHS = [400, 340, 290, 240, 180, 120, 60] as const;

export interface Picture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png';
}

/** The first pages of a PDF as small pictures, in few colours: greys for the letters, our own for the marks. */
export async function drawPages(pdf: Uint8Array, howMany: number): Promise<Picture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pictures: Picture[] = [];
  for (let index = 0; index < Math.min(howMany, document.getPageCount()); index++) {
    pictures.push({ bytes: await drawn(document.getPage(index)), mediaType: 'image/png' });
  }
  document.destroy();
  library.destroy();
  return pictures;
}

async function drawn(page: PDFiumPage): Promise<Uint8Array> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  let png = new Uint8Array();
  for (const width of WIDTHS) {
    const height = Math.round((width * originalHeight) / originalWidth);
    const { data } = await page.render({ width, height, render: 'bitmap' });
    png = encodePng(reduced(data, width, height));
    if (png.length <= BYTES_AT_MOST) break;
  }
  return png;
}
