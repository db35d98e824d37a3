export const ROSTER = {
  title: 'Who will be asked for a report?',
  lead: 'Please look through these people. They get the request on the day below. If somebody has changed, correct the list People first, then confirm.',
  confirmedTitle: 'Who is asked for a report',
  confirmedLead: 'These people are asked for their reports.',
} as const;

export const NOT_COMMISSIONED = {
  title: 'Reports have not been asked for yet',
  lead: 'Today the subgroups should be asked, but nobody has confirmed the people. Nothing has gone out. Please confirm, and they are asked at once.',
} as const;

export const FROZEN = {
  title: 'The date for the pack has come',
  lead: 'What is in now goes into the draft. Late reports can still be added until the pack goes out; each needs a new draft.',
} as const;

export const OWED = {
  title: 'What you owe',
  none: 'Nothing at the moment. I will write when something is due.',
  some: 'This is waiting for you.',
} as const;

/** The same card for a member of the Executive, who owes no report. */
export const MY_PACK = {
  title: 'Your board pack',
  none: 'There is no pack for you yet. I will send it to you before the meeting.',
  some: 'This is yours for the meeting.',
} as const;
