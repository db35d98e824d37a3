import { describe, expect, it } from 'vitest';
import { draw } from '../../cards/draw.ts';
import type { Message } from '../../partnership/message.ts';
import { circulate, copyOf } from './packs.ts';
import { DALPB, MEETING, person, receive, sample } from './sample.ts';
import { type Desktop, NOON } from './snapshot.ts';
import { actionsOf, blocksOf } from './walk.ts';

function drawn(snapshot: Desktop, message: Message, to = 'business-support', now = NOON) {
  return draw(message, { snapshot, to: person(snapshot, to), now, pictures: new Map() }).card;
}

const status = { kind: 'cycle-status', meeting: MEETING } as const;

function deliver(
  snapshot: Desktop,
  to: string,
  state: 'sent' | 'unconfirmed' | 'refused' | 'held',
): void {
  snapshot.deliveries.push({
    key: `request/${DALPB}/${to}`,
    person: to,
    kind: 'report-request',
    state,
    at: NOON,
  });
}

describe('who owes what', () => {
  it('counts, names and dates', () => {
    const snapshot = receive(receive(sample(), 'DALPB'), 'CDP', { colour: 'green', late: 2 });
    const blocks = blocksOf(drawn(snapshot, status));
    expect(blocks).toContain('2 of 8 reports in, 6 still to come.');
    expect(blocks).toContain(
      'Reports due: 17:00 on Thursday 3 December 2026 (7\u00A0working\u00A0days\u00A0left)',
    );
    expect(blocks).toContain('✓ Received');
    expect(blocks).toContain('▲ Amber – at risk');
    expect(blocks).toContain('✓ Received, 2 working days late');
    expect(blocks).toContain('○ Not in yet');
  });

  it('says overdue after the date, and not received once the pack has gone out', () => {
    const snapshot = sample();
    const overdue = blocksOf(drawn(snapshot, status, 'manager', '2026-12-04T09:00:00.000Z'));
    expect(overdue).toContain('0 of 8 reports in, 8 overdue.');
    expect(overdue).toContain('! Overdue');
    circulate(snapshot);
    const over = blocksOf(drawn(snapshot, status, 'manager', '2026-12-14T09:00:00.000Z'));
    expect(over).toContain('0 of 8 reports in, 8 not received.');
    expect(over).not.toContain('! Overdue');
  });

  it('never calls somebody told who may not have been', () => {
    const snapshot = sample();
    deliver(snapshot, 'chair-dalpb', 'unconfirmed');
    deliver(snapshot, 'author-dalpb', 'sent');
    const blocks = blocksOf(drawn(snapshot, status));
    expect(blocks).toContain('Delivery not confirmed: chair');
    expect(blocks).toContain('Told: author');
    expect(blocks).toContain('Not in this Teams, please reach them yourself: chair');
    expect(blocks).toContain('Not told yet: chair and author');
  });

  it('calls nobody refused who is in another Teams and could never be reached', () => {
    const snapshot = sample();
    snapshot.deliveries.push({
      key: 'request/HR-OPCL-2026Q2/chair-opcl',
      person: 'chair-opcl',
      kind: 'report-request',
      state: 'refused',
      at: NOON,
    });
    expect(blocksOf(drawn(snapshot, status)).join('\n')).not.toContain('Teams refused');
  });

  it('puts those who owe first, and does not say of those who sent it how they were asked', () => {
    const snapshot = receive(sample(), 'DALPB');
    deliver(snapshot, 'chair-dalpb', 'sent');
    const blocks = blocksOf(drawn(snapshot, status));
    const codes = blocks.filter((block) => /^[A-Z]{3,5} [A-Z]/.test(block));
    expect(codes).toHaveLength(8);
    expect(codes.at(-1)).toBe('DALPB Domestic Abuse Local Partnership Board');
    expect(blocks).not.toContain('Told: chair');
  });

  it('says who has read the pack, who has not and who could not be sent it', () => {
    const snapshot = sample();
    circulate(snapshot);
    snapshot.change('Circulation', copyOf('exec-police'), { readAt: '2026-12-11T14:02:00.000Z' });
    const blocks = blocksOf(drawn(snapshot, status));
    expect(blocks).toContain('1 of 3 members sent it in Teams have said that they have read it.');
    expect(blocks).toContain('○ Assistant Chief Constable');
    expect(blocks).toContain('○ Area Manager, Fire and Rescue');
    expect(blocks).toContain('✗ Head of Probation Delivery Unit');
  });
});

describe('what somebody owes', () => {
  it('is their own and nobody else’s', () => {
    const owed = { kind: 'owed', meeting: MEETING } as const;
    const text = blocksOf(drawn(sample(), owed, 'chair-dalpb')).join('\n');
    expect(text).toContain('Highlight report: Domestic Abuse Local Partnership Board');
    expect(text).not.toContain('Safer Communities');
    expect(blocksOf(drawn(sample(), owed, 'exec-fire')).join('\n')).toContain(
      'There is no pack for you yet.',
    );
  });
});

describe('the receipt', () => {
  const receipt = {
    kind: 'report-receipt',
    report: DALPB,
    reportVersion: 1,
    receivedAt: '2026-11-24T14:02:00.000Z',
  } as const;
  const soon = '2026-11-24T14:03:00.000Z';

  it('shows the stages as they are reached', () => {
    const snapshot = receive(sample(), 'DALPB');
    const row = snapshot.find('Highlight reports', DALPB)?.row;
    if (!row) throw new Error('The sample has lost its report');
    snapshot.put('Highlight reports', row, { filedAt: null, waiting: true });
    const early = blocksOf(drawn(snapshot, receipt, 'chair-dalpb', soon));
    expect(early).toEqual(
      expect.arrayContaining(['✓ Received 14:02', '○ Being filed in SharePoint']),
    );
    snapshot.put('Highlight reports', row, { filedAt: '2026-11-24T14:02:04.000Z' });
    const late = blocksOf(drawn(snapshot, receipt, 'chair-dalpb', soon));
    expect(late).toEqual(
      expect.arrayContaining(['✓ Received 14:02', '✓ Filed in SharePoint 14:02']),
    );
  });

  it('names its sender, on whose behalf it was sent and that nobody has approved it', () => {
    const snapshot = receive(sample(), 'DALPB');
    expect(blocksOf(drawn(snapshot, receipt, 'chair-dalpb'))).toContain('Sent by: Chair, DALPB');
    snapshot.change('Highlight reports', DALPB, { approverName: null });
    const unapproved = blocksOf(drawn(snapshot, receipt, 'chair-dalpb'));
    expect(unapproved).toContain('Sent by: Report author, DALPB');
    expect(unapproved).toContain('Approval: not yet approved by the chair or deputy');
    snapshot.change('Highlight reports', DALPB, {
      authorName: 'Business Support Officer',
      onBehalf: true,
    });
    expect(blocksOf(drawn(snapshot, receipt, 'chair-dalpb'))).toContain(
      'Sent by: Business Support Officer on behalf of the subgroup',
    );
  });

  it('can be changed until the pack goes out, and then says so', () => {
    const snapshot = receive(sample(), 'DALPB');
    expect(actionsOf(drawn(snapshot, receipt, 'chair-dalpb')).map((one) => one['title'])).toEqual([
      'Change it',
    ]);
    circulate(snapshot);
    const card = drawn(snapshot, receipt, 'chair-dalpb');
    expect(actionsOf(card)).toEqual([]);
    expect(blocksOf(card)).toContain('The pack has gone out, so it can no longer be changed here.');
  });
});

describe('the cards that ask for a report', () => {
  const cards = [
    { kind: 'report-request', report: DALPB },
    { kind: 'reminder', report: DALPB, step: 1 },
    { kind: 'reminder', report: DALPB, step: 2 },
    { kind: 'overdue', report: DALPB },
  ] as const;

  it('say that it is in once it is, and then offer to change it and nothing else', () => {
    const snapshot = receive(sample(), 'DALPB');
    for (const message of cards) {
      const card = drawn(snapshot, message, 'chair-dalpb');
      expect(JSON.stringify(card)).toContain('Thank you: your highlight report is in');
      expect(JSON.stringify(card)).not.toMatch(/past its date|We have not had it/);
      expect(blocksOf(card)).toContain('✓ Received 14:02 on 24 November 2026');
      expect(actionsOf(card).map((one) => [one['title'], one['style']])).toEqual([
        ['Change it', undefined],
      ]);
    }
  });

  it('ask for nothing more once the pack has gone out without it', () => {
    const snapshot = sample();
    circulate(snapshot);
    for (const message of cards) {
      const card = drawn(snapshot, message, 'chair-dalpb');
      expect(blocksOf(card).join('\n')).toContain('The pack has gone out without this report.');
      expect(actionsOf(card)).toEqual([]);
    }
  });
});

describe('the help', () => {
  const titles = (to: string) =>
    actionsOf(drawn(sample(), { kind: 'help' }, to)).map((one) => one['title']);

  it('offers each what is theirs', () => {
    expect(titles('business-support')).toEqual(['Who owes what', 'Board pack']);
    expect(titles('chair-dalpb')).toEqual(['My report', 'What I owe']);
    expect(titles('exec-chair')).toEqual(['My pack', 'Board pack']);
    expect(titles('exec-fire')).toEqual(['My pack']);
    const member = blocksOf(drawn(sample(), { kind: 'help' }, 'exec-fire')).join('\n');
    expect(member).not.toContain('owe');
    expect(member).not.toContain('boardpack');
  });
});

describe('the roster', () => {
  it('is confirmed once, by support, and names the gaps', () => {
    const snapshot = sample().change('Meetings', MEETING, {
      rosterConfirmedAt: null,
      rosterConfirmedBy: null,
    });
    snapshot.change('People', 'chair-road', { status: 'left' });
    const roster = { kind: 'roster', meeting: MEETING } as const;
    const card = drawn(snapshot, roster);
    expect(actionsOf(card).map((one) => one['verb'])).toEqual(['confirm-roster']);
    expect(blocksOf(card).join('\n')).toContain('No chair on record for Road Safety Partnership.');
    expect(actionsOf(drawn(snapshot, roster, 'exec-chair'))).toEqual([]);
    expect(actionsOf(drawn(sample(), roster))).toEqual([]);
  });
});
