import { localTime } from '../calendar.ts';
import type { AgendaLine } from '../pack-contents.ts';
import type { AskKind } from '../record/highlight-report.ts';
import type { Held, Snapshot } from '../snapshot.ts';

export const PURPOSES: Record<AskKind, string> = {
  decide: 'To decide',
  approve: 'To approve',
  endorse: 'To endorse',
  note: 'To note',
  discuss: 'To discuss',
  assure: 'For assurance',
};

const FORMATS = {
  verbal: 'Verbal',
  enclosure: 'Enclosure',
  presentation: 'Presentation',
  toFollow: 'To follow',
} as const;

function agendaOf(snapshot: Snapshot, meeting: string): Held<'Agenda items'>[] {
  return snapshot
    .rows('Agenda items')
    .filter((item) => item.row.meeting === meeting)
    .toSorted((a, b) => a.row.order - b.row.order);
}

/** The timed agenda: each item begins when the one before it ends. */
export function agendaLines(snapshot: Snapshot, meeting: Held<'Meetings'>): AgendaLine[] {
  let minutes = 0;
  return agendaOf(snapshot, meeting.reference).map(({ row }) => {
    const begins = new Date(Date.parse(meeting.row.startsAt) + minutes * 60_000).toISOString();
    minutes += row.minutes;
    return {
      number: row.number,
      time: localTime(begins),
      title: row.title,
      purpose: PURPOSES[row.purpose],
      format: FORMATS[row.format],
      lead: row.leadName,
      section: row.section,
    };
  });
}
