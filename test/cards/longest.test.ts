import { describe, expect, it } from 'vitest';
import { draw } from '../../cards/draw.ts';
import type { Message } from '../../partnership/message.ts';
import { faultsOf } from '../../partnership/report-faults.ts';
import { FIELD_LIMITS, type ReportDraft } from '../../partnership/report-form.ts';
import { checkSchema } from './card-schema.ts';
import { putPack } from './packs.ts';
import { MEETING, person, receive, SAFER, sample } from './sample.ts';
import { type Desktop, NOON } from './snapshot.ts';
import { bytesOf, objectsIn } from './walk.ts';

const MOST = 60_000;
const PRIORITIES = ['P06', 'P07', 'P08', 'P09'];

/** Every field as long as it may be; `scale` times that for what may not be filed. */
function longest(letter: string, scale = 1): ReportDraft {
  const text = (limit: number) => letter.repeat((limit * scale) / letter.length);
  return {
    overallRag: 'red',
    summary: text(FIELD_LIMITS.summary),
    achievements: text(FIELD_LIMITS.achievements),
    issues: text(FIELD_LIMITS.issues),
    mitigation: text(FIELD_LIMITS.mitigation),
    nextPeriod: text(FIELD_LIMITS.nextPeriod),
    noAskReason: text(FIELD_LIMITS.noAskReason),
    nilReturn: false,
    nilReason: text(FIELD_LIMITS.nilReason),
    priorities: PRIORITIES.map((priority) => ({
      priority,
      rag: 'amber',
      progress: text(FIELD_LIMITS.progress),
      nextSteps: text(FIELD_LIMITS.nextSteps),
    })),
    asks: [1, 2, 3].map(() => ({
      kind: 'decide',
      text: text(FIELD_LIMITS.askText),
      neededBy: '2027-03-31',
    })),
  };
}

/** This period's report and last period's, both as long as they may be. */
function full(letter: string): Desktop {
  const snapshot = receive(sample(), 'SAFER');
  const { priorities, asks, overallRag: _, ...texts } = longest(letter);
  snapshot.change('Highlight reports', SAFER, texts);
  const row = snapshot.find('Highlight reports', SAFER)?.row;
  if (!row) throw new Error('The sample has lost its report');
  const last = 'HR-SAFER-2026Q1';
  snapshot.put('Highlight reports', {
    ...row,
    reference: last,
    periodStart: '2026-04-01',
    periodEnd: '2026-06-30',
  });
  for (const report of [SAFER, last]) {
    for (const { priority, progress, nextSteps } of priorities) {
      const reference = `${report}-${priority}`;
      snapshot.put('Priority updates', {
        reference,
        title: priority,
        report,
        priority,
        rag: 'red',
        previousRag: null,
        progress,
        nextSteps,
      });
    }
    for (const [index, ask] of asks.entries()) {
      const reference = `${report}-A${index + 1}`;
      snapshot.put('Asks', {
        reference,
        title: 'Ask',
        report,
        subgroup: 'SAFER',
        meeting: MEETING,
        kind: 'decide',
        text: ask.text,
        neededBy: null,
        status: 'raised',
        response: ask.text,
      });
    }
  }
  return snapshot;
}

function drawn(snapshot: Desktop, message: Message) {
  const to = person(snapshot, 'chair-safer');
  const { card } = draw(message, { snapshot, to, now: NOON, pictures: new Map() });
  checkSchema(card);
  return card;
}

function form(typed: ReportDraft | null): Message {
  return {
    kind: 'report-form',
    report: SAFER,
    form: 'f',
    basedOn: 1,
    typed,
    faults: typed ? faultsOf(typed) : [],
  };
}

function valuesOf(card: unknown): string[] {
  return [...objectsIn(card)]
    .filter((one) => one['type'] === 'Input.Text')
    .map((one) => String(one['value']));
}

const ENGLISH = 'The partners agreed £40,000 – “subject to review” – by March.\n';

describe('the longest content that may be filed', () => {
  for (const letter of ['x', ENGLISH, '\n', '"', 'é', '界', '😀']) {
    it(`keeps every card below 60 KB: ${JSON.stringify(letter)}`, () => {
      const snapshot = full(letter);
      for (const message of [
        form(longest(letter)),
        form(null),
        { kind: 'report-request', report: SAFER },
        { kind: 'report-receipt', report: SAFER, reportVersion: 1, receivedAt: NOON },
        { kind: 'report-conflict', report: SAFER, form: 'f', basedOn: 1, mine: longest('z') },
      ] as const) {
        expect(bytesOf(drawn(snapshot, message))).toBeLessThanOrEqual(MOST);
      }
    });
  }

  it('loses no word of a form that is written in English', () => {
    const typed = longest(ENGLISH);
    const values = valuesOf(drawn(full(ENGLISH), form(typed)));
    expect(values.toSorted()).toEqual(textsOf(typed).toSorted());
  });

  it('shortens what is quoted first, and says where the rest is', () => {
    const snapshot = full('界');
    const message = {
      kind: 'report-receipt',
      report: SAFER,
      reportVersion: 1,
      receivedAt: NOON,
    } as const;
    const card = drawn(snapshot, message);
    expect(bytesOf(card)).toBeLessThanOrEqual(MOST);
    expect(JSON.stringify(card)).toContain('more characters: the whole text is in SharePoint]');
  });

  it('stays below 60 KB with far more than may be filed, and marks in the text itself what it could not hold', () => {
    const card = drawn(full('x'), form(longest('😀', 9)));
    expect(bytesOf(card)).toBeLessThanOrEqual(MOST);
    for (const value of valuesOf(card))
      expect(value).toMatch(/more characters: too long for this card\]$/);
  });

  it('leaves pictures out before it leaves out words', () => {
    const snapshot = receive(sample(), 'SAFER');
    putPack(snapshot);
    const at = NOON;
    snapshot.packs.push({
      meeting: MEETING,
      packVersion: '0.1',
      stage: 'filing',
      previews: ['a', 'b', 'c'],
      at,
    });
    const picture = `data:image/png;base64,${'A'.repeat(27_000)}`;
    const pictures = new Map([
      ['a', picture],
      ['b', picture],
      ['c', picture],
    ]);
    const message = { kind: 'pack-draft', meeting: MEETING, packVersion: '0.1' } as const;
    const to = person(snapshot, 'manager');
    const { card } = draw(message, { snapshot, to, now: NOON, pictures });
    expect(bytesOf(card)).toBeLessThanOrEqual(MOST);
    expect([...objectsIn(card)].filter((one) => one['type'] === 'Image')).toHaveLength(2);
  });
});

function textsOf(typed: ReportDraft): string[] {
  const { summary, achievements, issues, mitigation, nextPeriod, noAskReason, nilReason } = typed;
  const texts = [summary, achievements, issues, mitigation, nextPeriod, noAskReason, nilReason];
  for (const one of typed.priorities) texts.push(one.progress, one.nextSteps);
  for (const one of typed.asks) texts.push(one.text);
  return texts;
}
