import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReportForm } from '../../cards/report-form-read.ts';

describe('reading the report form', () => {
  it('reads what Teams leaves out as empty, and a toggle from its text', () => {
    expect(readReportForm({ nilReturn: 'true' }, ['P01'])).toEqual({
      overallRag: '',
      summary: '',
      achievements: '',
      issues: '',
      mitigation: '',
      nextPeriod: '',
      noAskReason: '',
      nilReturn: true,
      nilReason: '',
      priorities: [{ priority: 'P01', rag: '', progress: '', nextSteps: '' }],
      asks: [
        { kind: 'decide', text: '', neededBy: '' },
        { kind: 'decide', text: '', neededBy: '' },
        { kind: 'decide', text: '', neededBy: '' },
      ],
    });
    expect(readReportForm({ nilReturn: 'false' }, [])?.nilReturn).toBe(false);
  });

  it('refuses values that no field of the form can send', () => {
    for (const data of [
      null,
      'text',
      [],
      { overallRag: 'purple' },
      { overallRag: 'Green' },
      { summary: 7 },
      { summary: ['a'] },
      { summary: null },
      { nilReturn: 'yes' },
      { nilReturn: 1 },
      { 'rag-P01': 'pink' },
      { 'progress-P01': {} },
      { 'askKind-1': 'command' },
      { 'askText-3': 3 },
      { 'askNeededBy-1': false },
      { summary: 'x'.repeat(20_001) },
    ]) {
      expect([data, readReportForm(data, ['P01'])]).toEqual([data, null]);
    }
  });

  it('reads the subgroup’s own priorities only', () => {
    const data = { 'progress-P01': 'mine', 'progress-P02': 'not mine' };
    expect(readReportForm(data, ['P01'])?.priorities.map((one) => one.progress)).toEqual(['mine']);
  });

  it('keeps every text as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const typed = readReportForm({ summary: text, 'nextSteps-P01': text, 'askText-2': text }, [
          'P01',
        ]);
        expect(typed?.summary).toBe(text);
        expect(typed?.priorities[0]?.nextSteps).toBe(text);
        expect(typed?.asks[1]?.text).toBe(text);
      }),
    );
  });

  it('gives null or a draft for whatever is sent, and never throws', () => {
    const keys = fc.constantFrom(
      'overallRag',
      'summary',
      'nilReturn',
      'rag-P01',
      'askKind-1',
      '__proto__',
      'x',
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (data) => {
        const typed = readReportForm(data, ['P01']);
        expect(typed === null || typed.asks.length === 3).toBe(true);
      }),
    );
  });
});
