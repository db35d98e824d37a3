const FILLER = /^(?:for|of|on)\s+/;
const DAY = /^\d{4}-\d{2}-\d{2}(?:-x\d)?$/;
const KEY = /^[a-z]+-\d{4}-\d{2}-\d{2}(?:-x\d)?$/;

/** Whether these words name a meeting: by its key, or by the day on which it is held. */
export function namesMeeting(rest: string): boolean {
  const named = rest.replace(FILLER, '');
  return DAY.test(named) || KEY.test(named);
}

/** The key of the meeting that somebody names; null when they name none. */
export function meetingIn(rest: string): string | null {
  const named = rest.replace(FILLER, '');
  if (named === '') return null;
  return DAY.test(named) ? `EXEC-${named.toUpperCase()}` : named.toUpperCase();
}

/** The code of the subgroup that somebody names. */
export function subgroupIn(rest: string): string | null {
  const named = rest.replace(FILLER, '');
  return named === '' ? null : named.toUpperCase();
}
