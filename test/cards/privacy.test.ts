import { describe, expect, it } from 'vitest';
import { draw } from '../../cards/draw.ts';
import { readReportForm } from '../../cards/report-form-read.ts';
import type { Message } from '../../partnership/message.ts';
import { COMPILED_AT, circulate, copyOf, putPack } from './packs.ts';
import { MEETING, PREV, person, receive, sample } from './sample.ts';
import { PICTURE } from './scene.ts';
import { type Desktop, NOON } from './snapshot.ts';
import { blocksOf } from './walk.ts';

const SECRET = 'Nightjar';

/** A part 2 report is in, and every text of it holds the secret. */
function withSecret(): Desktop {
  const snapshot = receive(sample(), 'PREV', { colour: 'red' });
  const text = `${SECRET} is said here`;
  snapshot.change('Highlight reports', PREV, {
    summary: text,
    achievements: text,
    issues: text,
    mitigation: text,
    nextPeriod: text,
  });
  return snapshot.change('Asks', 'HR-PREV-2026Q2-A1', { text, response: text });
}

function drawFor(
  snapshot: Desktop,
  to: string,
  message: Message,
  pictures = new Map<string, string>(),
): string {
  return JSON.stringify(draw(message, { snapshot, to: person(snapshot, to), now: NOON, pictures }));
}

const receipt = {
  kind: 'report-receipt',
  report: PREV,
  reportVersion: 1,
  receivedAt: NOON,
} as const;

describe('part 2', () => {
  it('is read back to those who write it and to those who are cleared', () => {
    const snapshot = withSecret();
    for (const to of ['chair-prev', 'author-prev', 'manager', 'exec-police']) {
      expect(drawFor(snapshot, to, receipt)).toContain(SECRET);
    }
  });

  it('is named and not shown to anybody else', () => {
    const snapshot = withSecret();
    for (const to of ['business-support', 'chair-dalpb', 'exec-fire']) {
      const drawn = drawFor(snapshot, to, receipt);
      expect(drawn).not.toContain(SECRET);
      expect(drawn).not.toContain('off track');
      expect(drawn).toContain('part 2 papers');
    }
  });

  it('has no colour in the status of somebody who is not cleared', () => {
    const snapshot = withSecret();
    const status = { kind: 'cycle-status', meeting: MEETING } as const;
    const drawn = drawFor(snapshot, 'business-support', status);
    expect(drawn).toContain('In the part 2 papers');
    expect(drawn).not.toContain('Red – off track');
    expect(drawFor(snapshot, 'manager', status)).toContain('Red – off track');
  });

  it('does not count in the colours and decisions of a pack for those who may not read it', () => {
    const snapshot = withSecret();
    putPack(snapshot);
    const message = { kind: 'pack-draft', meeting: MEETING, packVersion: '0.1' } as const;
    expect(drawFor(snapshot, 'manager', message)).toContain('1 red');
    expect(drawFor(snapshot, 'business-support', message)).not.toContain('1 red');
  });

  it('is shown neither in pictures nor by a link to those who may not open the edition', () => {
    const snapshot = withSecret();
    putPack(snapshot);
    snapshot.packs.push({
      meeting: MEETING,
      packVersion: '0.1',
      stage: 'filing',
      previews: ['page'],
      at: COMPILED_AT,
    });
    const pictures = new Map([['page', PICTURE]]);
    const message = { kind: 'pack-draft', meeting: MEETING, packVersion: '0.1' } as const;
    const cleared = drawFor(snapshot, 'manager', message, pictures);
    expect(cleared).toContain(PICTURE);
    expect(cleared).toContain('0.1-full.pdf');
    const other = drawFor(snapshot, 'business-support', message, pictures);
    expect(other).not.toContain(PICTURE);
    expect(other).not.toContain('0.1-full.pdf');
    expect(other).toContain('0.1-part1.pdf');
  });

  it('stays out of the other version when two of a report are laid side by side', () => {
    const snapshot = withSecret();
    const mine = readReportForm({ overallRag: 'green', summary: 'Mine' }, []);
    if (mine === null) throw new Error('The form cannot be read');
    const message = { kind: 'report-conflict', report: PREV, form: 'f', basedOn: 1, mine } as const;
    expect(drawFor(snapshot, 'author-prev', message)).toContain(SECRET);
    expect(drawFor(snapshot, 'business-support', message)).not.toContain(SECRET);
  });
});

describe('a member’s copy of the pack', () => {
  it('has its link and its button for that member only', () => {
    const snapshot = withSecret();
    circulate(snapshot);
    const message = {
      kind: 'pack-circulated',
      circulation: copyOf('exec-police'),
      reminder: false,
    } as const;
    const mine = drawFor(snapshot, 'exec-police', message);
    expect(mine).toContain('1.0-full.pdf');
    expect(mine).toContain('acknowledge-pack');
    const other = drawFor(snapshot, 'exec-fire', message);
    expect(other).not.toContain('1.0-full.pdf');
    expect(other).not.toContain('acknowledge-pack');
  });

  it('says when it was read, and asks no more', () => {
    const snapshot = withSecret();
    circulate(snapshot);
    snapshot.change('Circulation', copyOf('exec-police'), { readAt: '2026-12-03T14:02:00.000Z' });
    const message = {
      kind: 'pack-circulated',
      circulation: copyOf('exec-police'),
      reminder: true,
    } as const;
    const { card } = draw(message, {
      snapshot,
      to: person(snapshot, 'exec-police'),
      now: NOON,
      pictures: new Map(),
    });
    expect(blocksOf(card)).toContain(
      '✓ You said at 14:02 on 3 December 2026 that you have read it.',
    );
    expect(JSON.stringify(card)).not.toContain('acknowledge-pack');
  });
});
