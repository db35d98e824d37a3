import { describe, expect, it } from 'vitest';
import { openPrinter } from '../../pack/printer.ts';
import { CUT_NOTICE } from '../../pack/text/cut.ts';
import type { PackContents, ReceivedReport } from '../../partnership/pack-contents.ts';
import { FIELD_LIMITS } from '../../partnership/report-form.ts';
import { flowing, type ReadPdf, readPdf, wholeText } from './read-pdf.ts';
import { fullContents } from './sample-contents.ts';
import { safer } from './sample-reports.ts';

const SENTENCE = 'Partners met twice and agreed what each will do before the spring. ';

function long(characters: number): string {
  return SENTENCE.repeat(Math.ceil(characters / SENTENCE.length)).slice(0, characters - 1) + '.';
}

/** Every field as long as the form lets it be, with four priorities and three asks. */
const longest: ReceivedReport = {
  ...safer,
  summary: long(FIELD_LIMITS.summary),
  achievements: Array.from({ length: 5 }, () => long(FIELD_LIMITS.achievements / 5)),
  issues: Array.from({ length: 40 }, () => long(FIELD_LIMITS.issues / 40)),
  mitigation: long(FIELD_LIMITS.mitigation),
  nextPeriod: [long(FIELD_LIMITS.nextPeriod)],
  asks: [1, 2, 3].map(() => ({ kind: 'decide', text: long(FIELD_LIMITS.askText), neededBy: null })),
  priorities: safer.priorities.map((priority) => ({
    ...priority,
    progress: long(FIELD_LIMITS.progress),
    nextSteps: long(FIELD_LIMITS.nextSteps),
  })),
};

const empty: ReceivedReport = {
  ...safer,
  history: [],
  summary: '',
  achievements: [],
  issues: [],
  mitigation: null,
  nextPeriod: [],
  asks: [],
  priorities: [],
};

describe('fitting the pages', () => {
  it('cuts the longest legal report to two pages and says where the rest is', async () => {
    const pdf = await printed(withReports([longest, longest]));
    const first = pdf.pages.findIndex((page) => page.text.includes('Highlight reports, 1 of 2'));
    const second = pdf.pages.findIndex((page) => page.text.includes('Highlight reports, 2 of 2'));
    expect(second - first).toBe(2);
    expect(flowing(wholeText(pdf))).toContain(flowing(CUT_NOTICE));
    expect(wholeText(pdf)).toContain('Shortened to fit two pages');
  });

  it('prints a report with nothing in it and says that nothing was reported', async () => {
    const pdf = await printed(withReports([empty]));
    expect(wholeText(pdf)).toContain('None reported.');
    expect(wholeText(pdf)).toContain('Nothing reported.');
  });

  it('keeps the Chair’s summary on one page however much there is to say', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${index + 1}: ${long(240)}`);
    const summary = {
      ...fullContents.summary,
      decisions: many.map((text) => ({ text, from: safer.subgroup, neededBy: null })),
      worsening: many,
      improving: many,
      overdueActions: many,
      gaps: many,
      duties: many,
    };
    const pdf = await printed({ ...fullContents, summary });
    const start = pdf.pages.findIndex((page) => page.text.includes('Getting worse'));
    expect(pdf.pages[start]?.text).toContain('Statutory duties');
    expect(pdf.pages[start + 1]?.text).toContain('What the Executive is asked to do');
    expect(pdf.pages[start]?.text).toMatch(/and \d+ more/u);
  });

  it('prints a pack in which every list is empty', async () => {
    const nothing: PackContents = {
      ...fullContents,
      agenda: [],
      asks: [],
      priorities: [],
      reports: [],
      actions: { totals: 'No actions.', lines: [] },
      risks: { totals: 'No risks.', lines: [] },
      forwardDates: [],
      abbreviations: [],
      summary: {
        ...fullContents.summary,
        counts: [],
        decisions: [],
        worsening: [],
        improving: [],
        overdueActions: [],
        gaps: [],
        duties: [],
      },
    };
    const pdf = await printed(nothing);
    expect(wholeText(pdf)).toContain('No report asks the Executive for anything.');
    expect(wholeText(pdf)).toContain('No risk is open.');
  });
});

const printer = openPrinter({ timeoutSeconds: 60 });

async function printed(contents: PackContents): Promise<ReadPdf> {
  return readPdf((await printer.print(contents, { draft: false })).bytes);
}

function withReports(reports: readonly ReceivedReport[]): PackContents {
  return { ...fullContents, reports };
}
