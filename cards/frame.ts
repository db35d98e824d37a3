import { localDay } from '../partnership/calendar.ts';
import { dateInWords } from '../partnership/in-words.ts';
import type { Marked } from '../partnership/marking.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { View } from './card-json.ts';
import type { Desk } from './context.ts';
import { DANGER, LOCAL } from './words/general.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Framed {
  readonly title: string;
  /** Small line above the title: the partnership and the meeting it is about. */
  readonly meeting?: Held<'Meetings'> | null;
  /** Under the title: what it is about, as named in the record. */
  readonly subject?: string;
  readonly lead?: string;
  readonly facts?: readonly Fact[];
  readonly marked?: Marked | null;
}

/** What every card has: its head, its lead sentence, its facts and its foot. Fills the shared parts of parts.json. */
export function framed(desk: Desk, frame: Framed): View {
  const { shortName, local } = desk.snapshot.partnership;
  const facts = (frame.facts ?? []).filter((fact) => fact.value !== '');
  return {
    kicker: frame.meeting ? `${shortName} · ${meetingName(frame.meeting)}` : shortName,
    title: frame.title,
    subject: frame.subject ?? '',
    hasSubject: frame.subject !== undefined,
    ...markingView(frame.marked ?? null),
    lead: frame.lead ?? '',
    hasLead: frame.lead !== undefined && frame.lead !== '',
    facts: facts.map(({ label, value }) => ({ label, value })),
    hasFacts: facts.length > 0,
    danger: DANGER,
    local,
    localWords: LOCAL,
  };
}

/** "CSP Executive, 21 December 2026". */
export function meetingName(meeting: Held<'Meetings'>): string {
  return `${meeting.row.title}, ${dateInWords(localDay(meeting.row.startsAt))}`;
}

/** OFFICIAL needs no label of its own; anything above it is said in capitals at the head. */
function markingView(marked: Marked | null): View {
  const restricted = marked !== null && (marked.marking !== 'OFFICIAL' || marked.part === 'part2');
  const part = marked?.part === 'part2' ? ' · PART 2' : '';
  return { marked: restricted, marking: restricted ? `${marked.marking}${part}` : '' };
}
