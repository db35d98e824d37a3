/** The form's text fields: what each asks for, in words that a busy reader takes in at once. */
export const FIELD_WORDS = {
  summary: {
    label: 'Where things stand, in two or three sentences',
    hint: 'On track overall. Demand is up; the new service starts in March.',
  },
  achievements: {
    label: 'What went well (one per line)',
    hint: 'What changed for people, not what was attended',
  },
  issues: {
    label: 'What worries you (one per line)',
    hint: 'Needed when amber, red or grey',
  },
  mitigation: {
    label: 'What you are doing about it, and when you expect to be back on track',
    hint: 'Needed when amber or red',
  },
  nextPeriod: {
    label: 'What comes next (one per line)',
    hint: 'The main steps before the next meeting',
  },
  progress: { label: 'Progress', hint: 'What has moved since last time' },
  nextSteps: { label: 'Next steps', hint: 'What happens next, and when' },
  askText: {
    label: 'What you need from the Executive',
    hint: 'Leave empty if you need nothing',
  },
  noAskReason: {
    label: 'Red, but no request: why',
    hint: 'Needed only when red without a request above',
  },
  nilReason: {
    label: 'Why there is nothing to report',
    hint: 'One line is enough',
  },
} as const;

export type TextField = keyof typeof FIELD_WORDS;

/** Short names for the list of faults at the head of the form. */
export const SHORT_NAMES: Record<string, string> = {
  overallRag: 'Overall colour',
  summary: 'Where things stand',
  achievements: 'What went well',
  issues: 'What worries you',
  mitigation: 'What you are doing about it',
  nextPeriod: 'What comes next',
  noAskReason: 'Red, but no request',
  nilReturn: 'Nil return',
  nilReason: 'Nil return: why',
  rag: 'Colour',
  progress: 'Progress',
  nextSteps: 'Next steps',
  askKind: 'Kind of request',
  askText: 'Request',
  askNeededBy: 'Needed by',
};
