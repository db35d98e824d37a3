import { describe, expect, it } from 'vitest';
import { namesIn } from '../../cards/look-up.ts';
import { faultWords } from '../../cards/words/faults.ts';
import { noticeWords } from '../../cards/words/notices.ts';
import { refusalWords } from '../../cards/words/refusals.ts';
import type { Notice } from '../../partnership/message.ts';
import type { Refusal } from '../../partnership/refusal.ts';
import { DALPB, MEETING, sample } from './sample.ts';

const meeting = MEETING;

const REFUSALS: readonly Refusal[] = [
  { why: 'unknown-person' },
  { why: 'not-your-subgroup', subgroup: 'DALPB' },
  { why: 'support-only', what: 'boardpack' },
  { why: 'chair-only' },
  { why: 'no-meeting' },
  { why: 'not-commissioned', meeting },
  { why: 'no-such-report' },
  { why: 'which-subgroup', subgroups: ['DALPB'] },
  { why: 'no-subgroup' },
  { why: 'frozen', report: DALPB },
  { why: 'not-understood', nearest: null },
  { why: 'not-understood', nearest: 'boardpack' },
  { why: 'card-not-understood' },
  { why: 'too-long' },
  { why: 'busy' },
  { why: 'no-draft-pack', meeting },
  { why: 'pack-being-made', meeting },
  { why: 'pack-changed', meeting },
  { why: 'pack-blocked', meeting, blocks: 2 },
  { why: 'not-approved', meeting },
  { why: 'already-approved', meeting },
  { why: 'already-circulated', meeting },
  { why: 'return-needs-reason' },
  { why: 'not-your-copy' },
  { why: 'copy-superseded' },
];

const NOTICES: readonly Notice[] = [
  { say: 'paused' },
  { say: 'resumed' },
  { say: 'already-paused' },
  { say: 'not-paused' },
  { say: 'roster-confirmed', meeting },
  { say: 'answered-privately' },
  { say: 'form-below' },
  { say: 'approval-asked', meeting },
  { say: 'pack-approved', meeting, by: 'Assistant Chief Constable' },
  { say: 'pack-returned', meeting, by: 'Assistant Chief Constable', reason: 'Too long' },
  { say: 'pack-circulated-to', meeting, reached: 1, notReached: [] },
  {
    say: 'pack-circulated-to',
    meeting,
    reached: 5,
    notReached: ['Head of Probation', 'Area Manager'],
  },
  { say: 'pack-read', meeting, at: '2026-12-11T14:02:00.000Z' },
  { say: 'pack-ready-to-send', meeting, packVersion: '1.0' },
  { say: 'pack-failed', meeting, trouble: 'T-1' },
  { say: 'nothing-owed' },
];

describe('what the bot says', () => {
  const named = namesIn(sample());
  const sentences = [
    ...REFUSALS.map((refusal) => refusalWords(refusal, named)),
    ...NOTICES.map((notice) => noticeWords(notice, named)),
    ...(
      [
        'missing',
        'too-long',
        'not-a-date',
        'not-a-choice',
        'red-needs-ask',
        'needs-mitigation',
        'nil-needs-reason',
        'better-than-worst',
      ] as const
    ).map((fault) => faultWords({ field: 'summary', fault, limit: 1000 }, 1200)),
  ];

  it('is one or two short sentences for every case', () => {
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z].*[.:?]$/);
      expect(sentence.length).toBeLessThanOrEqual(240);
    }
  });

  it('tells cases apart, uses names and not codes, and no exclamation marks', () => {
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/EXEC-|HR-|undefined|null|!/);
    }
  });
});
