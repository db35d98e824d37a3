import { timelineOf } from '../partnership/cycle.ts';
import type { View } from './card-json.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { framed, meetingName } from './frame.ts';
import { instantInWords, meetingNamed, timeAhead } from './look-up.ts';
import source from './timeline.json' with { type: 'json' };

const expand = prepare('timeline', source);

/** The steps up to the meeting with their dates: what is done, what comes next. */
export function drawTimeline(message: { meeting: string }, desk: Desk): Drawn {
  const meeting = meetingNamed(desk.snapshot, message.meeting);
  const steps = timelineOf(desk.snapshot, meeting).toSorted((a, b) => a.at.localeCompare(b.at));
  const next = steps.find((step) => step.at > desk.now) ?? null;
  const lead =
    next === null
      ? 'Every date of this meeting has passed.'
      : `Next: ${next.label.toLowerCase()} (${timeAhead(desk.snapshot, next.at, desk.now)}).`;
  const card = expand({
    ...framed(desk, { title: 'The way to the meeting', meeting, lead }),
    rows: steps.map((step) => rowView(step, next, desk.now)),
  });
  return { card, summary: `Timetable: ${meetingName(meeting)}` };
}

type Step = { readonly label: string; readonly at: string };

function rowView(step: Step, next: Step | null, now: string): View {
  const past = step.at <= now;
  const isNext = step === next;
  return {
    mark: past ? '✓' : isNext ? '●' : '○',
    tone: past ? 'Good' : isNext ? 'Accent' : 'Default',
    label: past ? step.label : isNext ? `${step.label} – next` : step.label,
    weight: isNext ? 'Bolder' : 'Default',
    at: instantInWords(step.at),
  };
}
