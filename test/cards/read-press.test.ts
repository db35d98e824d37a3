import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPress } from '../../cards/read-press.ts';
import { isVerb, repeatOf, VERBS } from '../../cards/verbs.ts';

const M = 'EXEC-2026-12-21';

/** Each verb with data that a card of ours sends, and the command that it becomes. */
const PRESSES = [
  ['help', {}, { kind: 'help' }],
  ['people', {}, { kind: 'people' }],
  ['pause', {}, { kind: 'pause' }],
  ['resume', {}, { kind: 'resume' }],
  ['status', { meeting: M }, { kind: 'status', meeting: M }],
  ['refresh-status', { meeting: M }, { kind: 'status', meeting: M }],
  ['open-report', { subgroup: 'DALPB' }, { kind: 'open-report', subgroup: 'DALPB' }],
  ['open-report', {}, { kind: 'open-report', subgroup: null }],
  [
    'replace-report',
    { report: 'HR-1', form: 'f', basedOn: 2 },
    { kind: 'replace-report', report: 'HR-1', form: 'f', basedOn: 2 },
  ],
  ['keep-theirs', { report: 'HR-1' }, { kind: 'keep-theirs', report: 'HR-1' }],
  ['confirm-roster', { meeting: M }, { kind: 'confirm-roster', meeting: M }],
  ['pack-state', { meeting: M }, { kind: 'pack-state', meeting: M }],
  ['check-pack', { meeting: M }, { kind: 'check-pack', meeting: M }],
  ['draft-pack', { meeting: M }, { kind: 'draft-pack', meeting: M }],
  ['ask-approval', { meeting: M }, { kind: 'ask-approval', meeting: M }],
  ['circulate-pack', { meeting: M }, { kind: 'circulate-pack', meeting: M }],
  [
    'approve-pack',
    { meeting: M, contentsHash: 'abc' },
    { kind: 'approve-pack', meeting: M, contentsHash: 'abc' },
  ],
  [
    'return-pack',
    { meeting: M, contentsHash: 'abc', reason: 'Why' },
    { kind: 'return-pack', meeting: M, contentsHash: 'abc', reason: 'Why' },
  ],
  [
    'return-pack',
    { meeting: M, contentsHash: 'abc' },
    { kind: 'return-pack', meeting: M, contentsHash: 'abc', reason: '' },
  ],
  [
    'acknowledge-pack',
    { circulation: 'C-1', fileHash: 'abc' },
    { kind: 'acknowledge-pack', circulation: 'C-1', fileHash: 'abc' },
  ],
] as const;

describe('reading a press', () => {
  for (const [verb, data, command] of PRESSES) {
    it(`reads ${verb} with ${JSON.stringify(data)}`, () => {
      expect(readPress(verb, data)).toEqual({
        kind: 'command',
        verb,
        repeat: repeatOf(verb),
        command,
      });
    });

    it(`reads ${verb} also as the fallback sends it, with the verb in the data: ${JSON.stringify(data)}`, () => {
      expect(readPress(verb, { ...data, verb })).toMatchObject({ command });
    });
  }

  it('reads the form with its inputs as they were sent', () => {
    const data = { report: 'HR-1', form: 'f', basedOn: 0, summary: 'x', 'rag-P01': 'green' };
    expect(readPress('submit-report', data)).toEqual({
      kind: 'report-form',
      verb: 'submit-report',
      repeat: 'content',
      report: 'HR-1',
      form: 'f',
      basedOn: 0,
      inputs: data,
    });
  });

  it('covers every verb there is', () => {
    const tried = new Set<string>([...PRESSES.map(([verb]) => verb), 'submit-report']);
    expect(tried).toEqual(new Set(Object.keys(VERBS)));
  });

  it('takes the same content twice as one act where a second one would do harm', () => {
    const once = Object.keys(VERBS).filter((verb) => isVerb(verb) && repeatOf(verb) === 'content');
    expect(new Set(once)).toEqual(
      new Set([
        'submit-report',
        'replace-report',
        'approve-pack',
        'acknowledge-pack',
        'confirm-roster',
      ]),
    );
  });

  it('refuses unknown verbs and data of another shape', () => {
    for (const [verb, data] of [
      ['', {}],
      ['toString', {}],
      ['__proto__', {}],
      ['delete-everything', {}],
      ['status', {}],
      ['status', { meeting: 7 }],
      ['status', { meeting: '' }],
      ['status', { meeting: 'x'.repeat(121) }],
      ['status', 'text'],
      ['status', [M]],
      ['approve-pack', { meeting: M }],
      ['approve-pack', { meeting: M, contentsHash: ['a'] }],
      ['return-pack', { meeting: M, contentsHash: 'a', reason: 7 }],
      ['replace-report', { report: 'HR-1', form: 'f', basedOn: '2' }],
      ['replace-report', { report: 'HR-1', form: 'f', basedOn: 1.5 }],
      ['submit-report', { report: 'HR-1', form: 'f', basedOn: -1 }],
      ['submit-report', { form: 'f', basedOn: 0 }],
      ['open-report', { subgroup: { code: 'DALPB' } }],
      ['acknowledge-pack', { circulation: 'C-1' }],
    ] as const) {
      expect([verb, data, readPress(verb, data)]).toEqual([verb, data, null]);
    }
  });

  it('tells a text that no field could hold from one that can be read', () => {
    const ids = { report: 'HR-1', form: 'f', basedOn: 0 };
    const most = { ...ids, summary: 'x'.repeat(20_000) };
    expect(readPress('submit-report', most)?.kind).toBe('report-form');
    const more = { ...ids, summary: 'x'.repeat(20_001) };
    expect(readPress('submit-report', more)).toEqual({ kind: 'too-long', verb: 'submit-report' });
    const reason = { meeting: M, contentsHash: 'a', reason: 'x'.repeat(20_001) };
    expect(readPress('return-pack', reason)?.kind).toBe('too-long');
  });

  it('gives a press or null for whatever is sent, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(VERBS), 'x'), fc.anything(), (verb, data) => {
        const press = readPress(verb, data);
        expect(press === null || press.verb === verb).toBe(true);
      }),
    );
  });
});
