import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PrintFault } from '../../pack/print-fault.ts';
import { openPrinter } from '../../pack/printer.ts';
import { readOutline, readPdf, wholeText } from './read-pdf.ts';
import { contentsWithReports, fullContents, partOneContents } from './sample-contents.ts';

const printer = openPrinter({ timeoutSeconds: 60 });

describe('printer', () => {
  it('prints the same bytes for the same contents, and other bytes for a draft', async () => {
    const [once, again, draft] = await Promise.all([
      printer.print(fullContents, { draft: false }),
      printer.print(fullContents, { draft: false }),
      printer.print(fullContents, { draft: true }),
    ]);
    expect(Buffer.compare(Buffer.from(once.bytes), Buffer.from(again.bytes))).toBe(0);
    expect(Buffer.compare(Buffer.from(once.bytes), Buffer.from(draft.bytes))).not.toBe(0);
    expect(once.pages).toBe((await readOutline(once.bytes)).pages);
  });

  it('says that a draft is a draft on every page, and on no page of a pack that is none', async () => {
    const draft = await readPdf((await printer.print(partOneContents, { draft: true })).bytes);
    expect(draft.pages.every((page) => page.text.includes('DRAFT'))).toBe(true);
    expect(draft.pages[0]?.text).toContain('Not approved by the Chair');
    const final = await readPdf((await printer.print(partOneContents, { draft: false })).bytes);
    expect(wholeText(final)).not.toContain('DRAFT');
  });

  it('prints sixty reports', async () => {
    const { bytes, pages } = await printer.print(contentsWithReports(60), { draft: false });
    const outline = await readOutline(bytes);
    expect(pages).toBeGreaterThanOrEqual(60);
    expect(outline.titles.filter((title) => / \d+$/u.test(title))).toHaveLength(60);
  });

  it('draws the first pages as pictures small enough for a card', async () => {
    const { bytes } = await printer.print(fullContents, { draft: true });
    const pictures = await printer.previews(bytes, 3);
    expect(pictures).toHaveLength(3);
    for (const picture of pictures) {
      const png = Buffer.from(picture.bytes);
      expect(picture.mediaType).toBe('image/png');
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(240);
      expect(png.length).toBeLessThanOrEqual(20_000);
    }
  });

  it('gives no more pictures than there are pages', async () => {
    const { bytes, pages } = await printer.print(fullContents, { draft: false });
    expect(await printer.previews(bytes, 500)).toHaveLength(pages);
  });

  it('stops a process that takes too long, says so, and leaves none behind', async () => {
    const before = children();
    const hurried = openPrinter({ timeoutSeconds: 0.001 });
    await expect(hurried.print(fullContents, { draft: false })).rejects.toThrow(
      /^the compile process took longer than 0.001 s and was stopped$/u,
    );
    expect(children()).toEqual(before);
  });

  it('says what went wrong with pictures without a word of the file', async () => {
    const broken = new TextEncoder().encode('%PDF-1.7 secret words of a report');
    const failed = printer.previews(broken, 1);
    await expect(failed).rejects.toThrow(PrintFault);
    await expect(failed).rejects.not.toThrow(/secret/u);
  });

  it('prints again after a failure', async () => {
    await expect(printer.previews(new Uint8Array(3), 1)).rejects.toThrow(PrintFault);
    expect((await printer.print(partOneContents, { draft: false })).pages).toBeGreaterThan(8);
  });
});

/** Processes of ours that are alive or not yet buried. Where there is no /proc there is nothing to compare. */
function children(): string[] {
  try {
    const tasks = readdirSync(`/proc/${process.pid}/task`);
    return tasks
      .flatMap((task) =>
        readFileSync(`/proc/${process.pid}/task/${task}/children`, 'utf8').split(' '),
      )
      .filter((pid) => pid !== '');
  } catch {
    return [];
  }
}
