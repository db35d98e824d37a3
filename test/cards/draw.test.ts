import { describe, expect, it } from 'vitest';
import { draw } from '../../cards/draw.ts';
import { readPress } from '../../cards/read-press.ts';
import { checkSchema, parserWarnings } from './card-schema.ts';
import { scenes } from './gallery.ts';
import { MEETING, person, receive, sample } from './sample.ts';
import type { Scene } from './scene.ts';
import { NOON } from './snapshot.ts';
import { actionsOf, blocksOf, bytesOf, objectsIn } from './walk.ts';

const KINDS = [
  'help',
  'report-request',
  'report-form',
  'report-receipt',
  'report-conflict',
  'reminder',
  'overdue',
  'overdue-list',
  'roster',
  'not-commissioned',
  'cycle-status',
  'owed',
  'timeline',
  'frozen',
  'pack-state',
  'pack-check',
  'pack-draft',
  'pack-approval',
  'pack-circulated',
  'notice',
  'refusal',
];

const all: readonly Scene[] = scenes();

describe('every card', () => {
  it('has a scene in the gallery for each kind of message', () => {
    expect(new Set(all.map((scene) => scene.message.kind))).toEqual(new Set(KINDS));
  });

  for (const { name, message, context } of all) {
    it(`is sound: ${name}`, () => {
      const { card, summary } = draw(message, context);
      checkSchema(card);
      expect(parserWarnings(card)).toEqual([]);
      expect(bytesOf(card)).toBeLessThanOrEqual(60_000);
      expect(JSON.stringify(card)).not.toContain('${');
      expect(summary.length).toBeGreaterThan(5);
      expect(summary.length).toBeLessThanOrEqual(200);
    });

    it(`carries only what the bot can read back: ${name}`, () => {
      for (const action of actionsOf(draw(message, context).card)) {
        const press = readPress(String(action['verb']), action['data']);
        expect(press?.verb ?? 'unknown').toBe(action['verb']);
      }
    });

    it(`gives older clients the same button: ${name}`, () => {
      for (const action of actionsOf(draw(message, context).card)) {
        const [fallback] = [...objectsIn(action['fallback'])];
        const data = [...objectsIn(action['data'])][0];
        expect(fallback?.['data']).toEqual({ ...data, verb: action['verb'] });
      }
    });

    it(`has no two parts of one name: ${name}`, () => {
      const { card } = draw(message, context);
      const ids = [...objectsIn(card)].map((one) => one['id']).filter((id) => id !== undefined);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = [...objectsIn(card)].flatMap((one) => one['targetElements'] ?? []);
      for (const target of targets) expect(ids).toContain(target);
    });
  }

  it('says in the notification nothing of what a report says', () => {
    const snapshot = receive(sample(), 'DALPB');
    const to = person(snapshot, 'chair-dalpb');
    const context = { snapshot, to, now: NOON, pictures: new Map() };
    const report = 'HR-DALPB-2026Q2';
    for (const message of [
      { kind: 'report-request', report },
      { kind: 'report-receipt', report, reportVersion: 1, receivedAt: NOON },
      { kind: 'report-form', report, form: 'f', basedOn: 1, typed: null, faults: [] },
    ] as const) {
      const { summary } = draw(message, context);
      for (const word of ['MARAC', 'amber', 'Amber', 'fund']) expect(summary).not.toContain(word);
    }
  });

  it('says that it is local where it is, and nowhere else', () => {
    const scene = all.find((one) => one.name === 'owed');
    if (!scene) throw new Error('The gallery has lost a scene');
    const { snapshot } = scene.context;
    const away = { ...snapshot, partnership: { ...snapshot.partnership, local: false } };
    const words = 'Local stand-in – not Microsoft Teams';
    expect(blocksOf(draw(scene.message, scene.context).card)).toContain(words);
    expect(blocksOf(draw(scene.message, { ...scene.context, snapshot: away }).card)).not.toContain(
      words,
    );
  });

  it('asks Teams to refresh it only for a reader whose id is known', () => {
    const snapshot = sample();
    const to = person(snapshot, 'business-support');
    const context = { snapshot, to, now: NOON, pictures: new Map() };
    const message = { kind: 'cycle-status', meeting: MEETING } as const;
    expect(draw(message, context).card['refresh']).toBeUndefined();
    const { card } = draw(message, { ...context, userId: '29:somebody' });
    checkSchema(card);
    expect(card['refresh']).toMatchObject({ userIds: ['29:somebody'] });
  });

  it('looks the same when nothing has changed, so that it need not be sent again', () => {
    for (const { message, context } of all) {
      expect(draw(message, context)).toEqual(draw(message, context));
    }
  });
});
