import { beforeAll, describe, expect, it } from 'vitest';
import { openPrinter } from '../../pack/printer.ts';
import { flowing, type ReadPdf, readPdf, wholeText } from './read-pdf.ts';
import { fullContents, partOneContents } from './sample-contents.ts';

const printer = openPrinter({ timeoutSeconds: 60 });
let full: ReadPdf;
let partOne: ReadPdf;

beforeAll(async () => {
  full = await readPdf((await printer.print(fullContents, { draft: false })).bytes);
  partOne = await readPdf((await printer.print(partOneContents, { draft: false })).bytes);
});

describe('the printed pack', () => {
  it('is tagged, in British English, and has a title', () => {
    expect(full.markInfo).toBe(true);
    expect(full.language).toBe('en-GB');
    expect(full.title).toBe('Board pack, Monday 21 December 2026');
    expect(full.pages.every((page) => page.roles.length > 1)).toBe(true);
  });

  it('has the sections in order in its bookmarks, with every subgroup', () => {
    expect(full.outline).toEqual([
      'Contents',
      'Agenda',
      'Chair’s summary',
      'What the Executive is asked to do',
      'Priorities at a glance',
      'Highlight reports',
      ...fullContents.reports.map((report) => report.subgroup),
      'Action log',
      'Risk register',
      'Forward dates',
      'Abbreviations and other formats',
    ]);
  });

  it('carries the marking twice on every page and counts its pages', () => {
    for (const page of full.pages) {
      expect(page.text.match(/OFFICIAL-SENSITIVE/gu)?.length).toBeGreaterThanOrEqual(2);
    }
    for (const [index, page] of full.pages.slice(1).entries()) {
      expect(page.text).toContain(`Page ${index + 2} of ${full.pages.length}`);
    }
    expect(wholeText(partOne)).toContain('OFFICIAL');
  });

  it('keeps the Chair’s summary and each report of this length on one page', () => {
    const summary = full.pages.filter((page) => page.text.includes('Getting worse'));
    expect(summary).toHaveLength(1);
    for (const report of fullContents.reports) {
      const pages = full.pages.filter((page) =>
        flowing(page.text).includes(flowing(`Highlight reports, ${place(report.key)} of 8`)),
      );
      expect(pages).toHaveLength(1);
    }
  });

  it('links asks, priorities and agenda to their pages', () => {
    const page = (words: string) => full.pages.find((each) => each.text.includes(words));
    expect(page('Wanted')?.links).toBeGreaterThan(0);
    expect(page('Priority and lead group')?.links).toBeGreaterThanOrEqual(10);
    expect(page('Contents')?.links).toBeGreaterThanOrEqual(7);
  });

  it('gives every table a header row and every history strip its words', () => {
    const roles = full.pages.flatMap((page) => page.roles);
    expect(roles.filter((role) => role === 'Table').length).toBeGreaterThanOrEqual(9);
    expect(roles.filter((role) => role === 'TH').length).toBeGreaterThan(30);
    const strips = full.pages.flatMap((page) => page.alternatives);
    expect(strips).toContain(
      'Colour of the last 4 quarters, oldest first. Q3 2025-26: no report; Q4 2025-26: red; Q1 2026-27: amber; Q2 2026-27: amber.',
    );
  });

  it('says honestly what did not come, when it was asked, and what was known before', () => {
    const page = full.pages.find((each) => each.text.includes('Highlight reports, 8 of 8'));
    expect(page?.text).toContain('This report did not come.');
    expect(page?.text).toContain('23 November 2026');
    expect(page?.text).toContain('4 December 2026, by telephone');
    expect(page?.text).toContain('carried forward, not confirmed');
    expect(wholeText(full)).toContain('No earlier report is on record.');
  });

  it('names a withheld report without a word or colour of it', () => {
    const page = partOne.pages.find((each) => each.text.includes('Highlight reports, 3 of 8'));
    expect(page?.text).toContain('Prevent Board');
    expect(flowing(page?.text ?? '')).toContain(flowing('This report is not in this edition.'));
    expect(page?.text).not.toMatch(/Referrals rose|on track|Green/u);
    expect(partOne.pages[0]?.text).toContain('What this edition leaves out.');
    expect(wholeText(full)).toContain('Referrals rose');
  });

  it('says “no lead group” and prints every colour with its word', () => {
    expect(wholeText(full)).toContain('No lead group');
    for (const word of ['Red', 'Amber', 'Green', 'Grey', 'Overdue', 'High 16']) {
      expect(flowing(wholeText(full))).toContain(flowing(word));
    }
  });
});

function place(key: string): number {
  return fullContents.reports.findIndex((report) => report.key === key) + 1;
}
