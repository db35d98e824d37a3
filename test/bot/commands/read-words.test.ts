import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../../../bot/commands/nearest.ts';
import { readWords } from '../../../bot/commands/read-words.ts';
import { COMMANDS } from '../../../bot/commands/table.ts';

const names = COMMANDS.map(({ name }) => name);

describe('typed words', () => {
  it('mean the same in any case, with a slash, a mention before them and spaces of every kind', () => {
    const frames = fc.record({
      name: fc.constantFrom(...names),
      before: fc.constantFrom('', '/', '@Boardpack ', '@Boardpack /', ' ', '&nbsp;', '\u00A0 '),
      after: fc.constantFrom('', ' ', '&nbsp;', '?', '!', '.', ' please', '\u200B'),
      gap: fc.constantFrom(' ', '  ', '&nbsp;', '\u00A0', ' \t'),
      upper: fc.infiniteStream(fc.boolean()),
    });
    fc.assert(
      fc.property(frames, ({ name, before, after, gap, upper }) => {
        const cased = name
          .split('')
          .map((each) => (upper.next().value ? each.toUpperCase() : each));
        const typed = `${before}${cased.join('').replaceAll(' ', gap)}${after}`;
        expect(readWords(typed)).toEqual(readWords(name));
        expect(readWords(typed).kind).not.toBe('not-understood');
      }),
    );
  });

  it('are answered with the nearest command when a finger slipped once', () => {
    const slips = fc
      .record({
        name: fc.constantFrom(...names.filter((name) => name.length > 4)),
        at: fc.nat(),
        letter: fc.constantFrom('q', 'x', 'z', 'j'),
        how: fc.constantFrom('add', 'drop', 'change', 'swap'),
      })
      .map(({ name, at, letter, how }) => ({ name, typed: slipped(name, at, letter, how) }))
      .filter(({ name, typed }) => typed !== name && !typed.includes('  '));
    fc.assert(
      fc.property(slips, ({ typed }) => {
        const read = readWords(typed);
        expect(read.kind === 'not-understood' && read.nearest === null).toBe(false);
      }),
    );
  });

  it('never throw, whatever somebody pastes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(readWords(text).kind).toMatch(/^[a-z-]+$/);
      }),
    );
  });

  it.each([
    ['boardpack draft', { kind: 'draft-pack', meeting: null }],
    ['/boardpack check 2026-12-21', { kind: 'check-pack', meeting: 'EXEC-2026-12-21' }],
    ['Board pack', { kind: 'pack-state', meeting: null }],
    ['boardpack status', { kind: 'pack-state', meeting: null }],
    ['boardpack help', { kind: 'help' }],
    ['status EXEC-2026-12-21', { kind: 'status', meeting: 'EXEC-2026-12-21' }],
    ['who owes what?', { kind: 'status', meeting: null }],
    ['report for dalpb', { kind: 'open-report', subgroup: 'DALPB' }],
    ['status banana', onlyNear('status')],
    ['status of exec-2026-12-21-x1', { kind: 'status', meeting: 'EXEC-2026-12-21-X1' }],
    ['', { kind: 'help' }],
    ['stauts', { kind: 'not-understood', nearest: 'status' }],
    ['boardpak draft', { kind: 'not-understood', nearest: 'boardpack draft' }],
    ['reprot dalpb', { kind: 'not-understood', nearest: 'report dalpb' }],
    ['the weather is fine', { kind: 'not-understood', nearest: null }],
    ['report amber because attendance has been slipping since May', onlyNear('report')],
  ] as const)('read “%s”', (typed, command) => {
    expect(readWords(typed)).toEqual(command);
  });

  it('approve nothing by themselves: they ask for the card', () => {
    expect(readWords('boardpack approve').kind).toBe('ask-approval');
  });
});

describe('the command table', () => {
  it('keeps to Teams’ limits and has no phrase twice', () => {
    for (const { name, says } of COMMANDS) {
      expect(name.length).toBeLessThanOrEqual(32);
      expect(says.length).toBeLessThanOrEqual(128);
    }
    const phrases = COMMANDS.flatMap(({ name, words }) => [name, ...words]);
    expect(new Set(phrases).size).toBe(phrases.length);
  });
});

describe('the distance between two words', () => {
  it('is nothing for the same word, the same both ways, and one for one slip', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(distance(a, a)).toBe(0);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, `${a}x`)).toBe(1);
      }),
    );
  });
});

function slipped(name: string, at: number, letter: string, how: string): string {
  const letters = name.split('');
  const i = at % letters.length;
  const [here = '', next = ''] = [letters[i], letters[i + 1]];
  if (how === 'add') letters.splice(i, 0, letter);
  if (how === 'drop') letters.splice(i, 1);
  if (how === 'change') letters[i] = letter;
  if (how === 'swap' && next !== '') letters.splice(i, 2, next, here);
  return letters.join('').trim();
}

function onlyNear(nearest: string) {
  return { kind: 'not-understood', nearest };
}
