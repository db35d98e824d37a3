import type { Envelope } from '../command.ts';
import { isSupport, mayApprove, type Person } from '../people.ts';
import type { Refused } from '../plan.ts';
import { refuse } from './planning.ts';

export function personOf(envelope: Envelope): Person | null {
  return envelope.by.kind === 'person' ? envelope.by.person : null;
}

/** How the record names whoever did this. */
export function nameOf(envelope: Envelope): string {
  if (envelope.by.kind === 'person') return envelope.by.person.title;
  return envelope.by.kind === 'clock' ? 'Boardpack (timetable)' : 'Boardpack';
}

/** Business support and the partnership manager; everybody else gets the sentence that says so. */
export function supportOnly(envelope: Envelope, what: string): Person | Refused {
  const person = personOf(envelope);
  if (person === null || !isSupport(person)) return refuse({ why: 'support-only', what });
  return person;
}

export function approverOnly(envelope: Envelope): Person | Refused {
  const person = personOf(envelope);
  if (person === null || !mayApprove(person)) return refuse({ why: 'chair-only' });
  return person;
}

export function isRefused(answer: Person | Refused): answer is Refused {
  return 'kind' in answer && answer.kind === 'refused';
}
