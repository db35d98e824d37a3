import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../cards/draw.ts';
import type { Message } from '../../partnership/message.ts';
import type { ReportDraft } from '../../partnership/report-form.ts';
import { checkSchema, parserWarnings } from './card-schema.ts';
import { circulate, copyOf, putPack } from './packs.ts';
import { DALPB, MEETING, person, receive, sample } from './sample.ts';
import { type Desktop, NOON } from './snapshot.ts';
import { blocksOf, stringsIn } from './walk.ts';

const HOSTILE = [
  '**bold** _it_ [link](https://evil.example) ![x](y)',
  '<at>Everyone</at> <script>alert(1)</script> <img src=x onerror=y>',
  '${title} ${$root.local} ${1+1} \\${x} $' + '{',
  '{{DATE(2026-12-21T10:00:00Z,SHORT)}} {{TIME(x)}}',
  '\u202Eright to left\u202C שלום \u200B\u200D',
  '\uE000 \uE000\uE001 $\uE000{x}',
  '"quotes" \\ \n\r\t `code` # heading\n- list',
  '=cmd|calc',
  'null undefined NaN true',
];

/** The word by which a hostile text is known again wherever it comes out. */
const KNOWN_BY = 'Kingfisher';

const hostile = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 60 }))
  .map((text) => `${KNOWN_BY} ${text}`);

function poisoned(text: string): Desktop {
  const snapshot = receive(sample(), 'DALPB');
  const title = text.slice(0, 255);
  snapshot.change('Highlight reports', DALPB, {
    summary: text,
    achievements: text,
    issues: text,
    mitigation: text,
    nextPeriod: text,
    noAskReason: text,
    authorName: title,
    approverName: title,
  });
  snapshot.change('Highlight reports', 'HR-DALPB-2026Q1', { summary: text, issues: text });
  snapshot.change('Priority updates', 'HR-DALPB-2026Q2-P01', { progress: text, nextSteps: text });
  snapshot.change('Asks', 'HR-DALPB-2026Q2-A1', { text });
  snapshot.change('Asks', 'HR-DALPB-2026Q1-A1', { text, response: text });
  snapshot.change('Subgroups', 'DALPB', { title });
  snapshot.change('Subgroups', 'ROAD', { title });
  snapshot.change('Priorities', 'P01', { title });
  snapshot.change('Meetings', MEETING, { title, place: title, rosterConfirmedBy: title });
  snapshot.change('People', 'chair-dalpb', { title });
  snapshot.change('People', 'author-dalpb', { title });
  putPack(snapshot, { status: 'awaitingApproval' });
  circulate(snapshot);
  return snapshot;
}

function messages(snapshot: Desktop, text: string): [string, Message][] {
  const contentsHash =
    snapshot.find('Board packs', `PACK-${MEETING}-0.1-full`)?.row.contentsHash ?? '';
  const mine: ReportDraft = {
    overallRag: 'red',
    summary: `${text}!`,
    achievements: text,
    issues: text,
    mitigation: text,
    nextPeriod: text,
    noAskReason: text,
    nilReturn: true,
    nilReason: text,
    priorities: [{ priority: 'P01', rag: 'red', progress: `${text}!`, nextSteps: text }],
    asks: [{ kind: 'note', text, neededBy: text }],
  };
  const report = DALPB;
  const meeting = MEETING;
  const at = (
    kind:
      | 'cycle-status'
      | 'owed'
      | 'timeline'
      | 'frozen'
      | 'roster'
      | 'overdue-list'
      | 'pack-state'
      | 'pack-check',
  ): [string, Message] => ['manager', { kind, meeting }];
  return [
    ['chair-dalpb', { kind: 'report-request', report }],
    [
      'chair-dalpb',
      { kind: 'report-form', report, form: 'f', basedOn: 1, typed: null, faults: [] },
    ],
    [
      'chair-dalpb',
      {
        kind: 'report-form',
        report,
        form: 'f',
        basedOn: 1,
        typed: mine,
        faults: [{ field: 'issues', fault: 'missing' }],
      },
    ],
    ['chair-dalpb', { kind: 'report-receipt', report, reportVersion: 1, receivedAt: NOON }],
    ['chair-dalpb', { kind: 'report-conflict', report, form: 'f', basedOn: 1, mine }],
    ...(
      [
        'cycle-status',
        'timeline',
        'frozen',
        'roster',
        'overdue-list',
        'pack-state',
        'pack-check',
      ] as const
    ).map(at),
    ['exec-police', { kind: 'owed', meeting }],
    ['exec-chair', { kind: 'pack-approval', meeting, packVersion: '0.1', contentsHash }],
    [
      'exec-police',
      { kind: 'pack-circulated', circulation: copyOf('exec-police'), reminder: false },
    ],
    [
      'manager',
      { kind: 'notice', notice: { say: 'pack-returned', meeting, by: text, reason: text } },
    ],
    ['manager', { kind: 'notice', notice: { say: 'pack-failed', meeting, trouble: text } }],
    [
      'manager',
      {
        kind: 'notice',
        notice: { say: 'pack-circulated-to', meeting, reached: 1, notReached: [text] },
      },
    ],
    ['manager', { kind: 'refusal', refusal: { why: 'not-understood', nearest: text } }],
    ['manager', { kind: 'refusal', refusal: { why: 'which-subgroup', subgroups: ['DALPB'] } }],
  ];
}

/** Where plain text is plain text in every client: never Markdown, never a mention. */
const PLAIN: ReadonlySet<string> = new Set([
  'TextRun.text',
  'Input.Text.value',
  'Input.Text.label',
  'Input.ChoiceSet.label',
  'Input.Date.value',
  'Action.Execute.title',
  'Action.Submit.title',
]);

describe('what people type', () => {
  it('stands only where no markup takes effect, in every card', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const snapshot = poisoned(text);
        for (const [to, message] of messages(snapshot, text)) {
          const context = { snapshot, to: person(snapshot, to), now: NOON, pictures: new Map() };
          const { card } = draw(message, context);
          checkSchema(card);
          const places = [...stringsIn(card)]
            .filter((one) => one.text.includes(KNOWN_BY))
            .map(({ type, property }) => `${type}.${property}`);
          expect(places.filter((place) => !PLAIN.has(place))).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('is shown as it was typed, to the letter', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const snapshot = poisoned(text);
        const to = person(snapshot, 'chair-dalpb');
        const message = {
          kind: 'report-receipt',
          report: DALPB,
          reportVersion: 1,
          receivedAt: NOON,
        } as const;
        const { card } = draw(message, { snapshot, to, now: NOON, pictures: new Map() });
        expect(blocksOf(card).filter((block) => block === text).length).toBeGreaterThanOrEqual(5);
        const form = {
          kind: 'report-form',
          report: DALPB,
          form: 'f',
          basedOn: 1,
          typed: null,
          faults: [],
        } as const;
        const drawn = draw(form, { snapshot, to, now: NOON, pictures: new Map() }).card;
        const values = [...stringsIn(drawn)].filter(
          (one) => one.type === 'Input.Text' && one.property === 'value',
        );
        expect(values.filter((one) => one.text === text).length).toBeGreaterThanOrEqual(7);
      }),
      { numRuns: 30 },
    );
  });

  it('raises no warning in Microsoft’s parser', () => {
    for (const text of HOSTILE) {
      const known = `${KNOWN_BY} ${text}`;
      const snapshot = poisoned(known);
      for (const [to, message] of messages(snapshot, known)) {
        const context = { snapshot, to: person(snapshot, to), now: NOON, pictures: new Map() };
        expect(parserWarnings(draw(message, context).card)).toEqual([]);
      }
    }
  });

  it('holds no date macro in one piece', () => {
    const text = `${KNOWN_BY} {{DATE(2026-12-21T10:00:00Z,SHORT)}}`;
    const snapshot = poisoned(text);
    const to = person(snapshot, 'chair-dalpb');
    const message = {
      kind: 'report-receipt',
      report: DALPB,
      reportVersion: 1,
      receivedAt: NOON,
    } as const;
    const { card } = draw(message, { snapshot, to, now: NOON, pictures: new Map() });
    const runs = [...stringsIn(card)].filter((one) => one.type === 'TextRun');
    expect(runs.filter((one) => one.text.includes('{{'))).toEqual([]);
    expect(blocksOf(card)).toContain(text);
  });
});
