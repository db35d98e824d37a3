import { describe, expect, it } from 'vitest';
import type { CardJson } from '../../cards/card-json.ts';
import { draw } from '../../cards/draw.ts';
import { readReportForm } from '../../cards/report-form-read.ts';
import { faultsOf } from '../../partnership/report-faults.ts';
import type { FieldFault, ReportDraft } from '../../partnership/report-form.ts';
import { FIELD_LIMITS } from '../../partnership/report-form.ts';
import { DALPB, PREV, person, receive, SAFER, sample } from './sample.ts';
import { type Desktop, NOON } from './snapshot.ts';
import { actionsOf, blocksOf, objectsIn, textIn } from './walk.ts';

interface Given {
  readonly snapshot?: Desktop;
  readonly report?: string;
  readonly to?: string;
  readonly typed?: ReportDraft | null;
  readonly faults?: readonly FieldFault[];
}

function form(given: Given = {}): CardJson {
  const snapshot = given.snapshot ?? sample();
  const message = {
    kind: 'report-form',
    report: given.report ?? DALPB,
    form: 'form-1',
    basedOn: 0,
    typed: given.typed ?? null,
    faults: given.faults ?? [],
  } as const;
  const to = person(snapshot, given.to ?? 'chair-dalpb');
  return draw(message, { snapshot, to, now: NOON, pictures: new Map() }).card;
}

function inputsOf(card: CardJson): Map<string, Record<string, unknown>> {
  const inputs = [...objectsIn(card)].filter((one) => String(one['type']).startsWith('Input.'));
  return new Map(inputs.map((one) => [String(one['id']), one]));
}

/** What a client sends that leaves every choice, toggle, date and number alone and writes into every text field. */
function filledIn(card: CardJson, text: string): Record<string, string> {
  const data: Record<string, string> = {};
  for (const [id, input] of inputsOf(card)) {
    data[id] = input['type'] === 'Input.Text' ? text : textIn(input, 'value');
  }
  return data;
}

describe('the report form', () => {
  it('has exactly one action with submit in its title or verb: Submit report', () => {
    for (const card of [form(), form({ report: SAFER, to: 'chair-safer' })]) {
      const actions = [...objectsIn(card)].filter((one) =>
        ['Action.Execute', 'Action.OpenUrl', 'Action.ToggleVisibility'].includes(
          String(one['type']),
        ),
      );
      const submits = actions.filter((one) =>
        /submit/i.test(`${textIn(one, 'title')} ${textIn(one, 'verb')}`),
      );
      expect(submits.map((one) => one['title'])).toEqual(['Submit report']);
      expect(actionsOf(card)).toHaveLength(1);
    }
  });

  it('offers each colour by its word, its shape and its value, and chooses none', () => {
    const overall = inputsOf(form()).get('overallRag');
    expect(overall?.['value']).toBe('');
    expect(overall?.['choices']).toEqual([
      { title: '● Green – on track', value: 'green' },
      { title: '▲ Amber – at risk', value: 'amber' },
      { title: '■ Red – off track', value: 'red' },
      { title: '✔ Blue – complete', value: 'blue' },
      { title: '○ Grey – not started or paused', value: 'grey' },
    ]);
  });

  for (const [report, to, priorities] of [
    [DALPB, 'chair-dalpb', ['P01']],
    [SAFER, 'chair-safer', ['P06', 'P07', 'P08', 'P09']],
  ] as const) {
    it(`takes green with text in every text field and nothing else touched: ${report}`, () => {
      const data = { ...filledIn(form({ report, to }), 'All well.'), overallRag: 'green' };
      const typed = readReportForm(data, priorities);
      if (typed === null) throw new Error('The form cannot be read');
      expect(faultsOf(typed)).toEqual([]);
      expect(typed.priorities.map((one) => [one.priority, one.rag])).toEqual(
        priorities.map((priority) => [priority, '']),
      );
      expect(typed.nilReturn).toBe(false);
    });
  }

  it('has an input for everything that a draft holds', () => {
    expect([...inputsOf(form()).keys()]).toEqual([
      'overallRag',
      'summary',
      'nilReturn',
      'nilReason',
      'achievements',
      'issues',
      'mitigation',
      'nextPeriod',
      'rag-P01',
      'progress-P01',
      'nextSteps-P01',
      ...[1, 2, 3].flatMap((number) => [
        `askText-${number}`,
        `askKind-${number}`,
        `askNeededBy-${number}`,
      ]),
      'noAskReason',
    ]);
  });

  it('gives back what was typed, field by field, when it is read and drawn again', () => {
    const data = {
      ...filledIn(form(), 'Line one\nline two'),
      overallRag: 'red',
      'rag-P01': 'amber',
      'askKind-2': 'approve',
      'askNeededBy-1': '2027-03-31',
      nilReturn: 'true',
    };
    const typed = readReportForm(data, ['P01']);
    const inputs = inputsOf(form({ typed }));
    for (const [id, value] of Object.entries(data))
      expect([id, inputs.get(id)?.['value']]).toEqual([id, value]);
  });

  it('puts each fault right under its field, counts them at the head and keeps what was typed', () => {
    const typed = readReportForm({ overallRag: 'red', summary: 'x'.repeat(1200) }, ['P01']);
    if (typed === null) throw new Error('The form cannot be read');
    const faults = faultsOf(typed);
    const card = form({ typed, faults });
    const blocks = blocksOf(card);
    expect(blocks).toContain(`⚠ ${faults.length} things to put right. Nothing you typed is lost.`);
    expect(blocks).toContain(
      'Where things stand: Please shorten this to 1,000 characters: it has 1,200.',
    );
    const marks = blocks.filter((block) => block.startsWith('⚠ '));
    expect(marks).toHaveLength(faults.length + 1);
    expect(inputsOf(card).get('summary')?.['value']).toBe('x'.repeat(1200));
  });

  it('opens the parts that hold something or are at fault, and keeps the rest shut', () => {
    const shut = (card: CardJson) =>
      [...objectsIn(card)].filter((one) => one['isVisible'] === false).map((one) => one['id']);
    expect(shut(form())).toEqual(expect.arrayContaining(['nil', 'noAsk', 'ask-2', 'ask-3']));
    const typed = readReportForm({ overallRag: 'red', 'askText-2': 'x', nilReason: 'y' }, ['P01']);
    const faults = [{ field: 'noAskReason', fault: 'red-needs-ask' }] as const;
    expect(shut(form({ typed, faults }))).toEqual(
      expect.not.arrayContaining(['nil', 'noAsk', 'ask-2']),
    );
  });

  it('has no heading that a client reads as a list', () => {
    for (const card of [form(), form({ report: PREV, to: 'chair-prev' })]) {
      const headings = [...objectsIn(card)].filter((one) => one['type'] === 'TextBlock');
      expect(headings.length).toBeGreaterThan(3);
      for (const heading of headings)
        expect(textIn(heading, 'text')).not.toMatch(/^\s*(\d+[.)]|[-+*#>])\s/);
    }
  });

  it('never cuts a text at the client: no input has a longest length', () => {
    for (const input of inputsOf(form()).values()) expect(input['maxLength']).toBeUndefined();
  });

  it('shows what was said last time beside each field, and what the Executive answered', () => {
    const blocks = blocksOf(form());
    expect(blocks).toContain('Last time: ▲ Amber – at risk');
    expect(blocks).toContain('Filled in from last time: please check');
    expect(blocks).toContain('Line of Sight is embedded.');
    expect(blocks).toContain('Answer: Agreed. Names to business support by 16 October.');
  });

  it('says when it is due, who else may send it and that it is no alarm', () => {
    const blocks = blocksOf(form());
    expect(blocks).toContain(
      'Due: 17:00 on Thursday 3 December 2026 (7\u00A0working\u00A0days\u00A0left)',
    );
    expect(blocks).toContain('Can also send it: the deputy and the author');
    expect(blocks.some((block) => block.includes('Call 999.'))).toBe(true);
  });

  it('says that it is sent on behalf only to those who do not speak for the subgroup', () => {
    const words = 'You are sending this on the subgroup’s behalf. The record will say so.';
    expect(blocksOf(form({ to: 'business-support' }))).toContain(words);
    expect(blocksOf(form())).not.toContain(words);
  });

  it('holds the report on record when it is opened to be changed', () => {
    const card = form({ snapshot: receive(sample(), 'DALPB') });
    expect(inputsOf(card).get('overallRag')?.['value']).toBe('amber');
    expect(inputsOf(card).get('askText-1')?.['value']).toContain('£40,000');
    expect(FIELD_LIMITS.summary).toBe(1000);
  });
});
