/** Said on every card of the local product, so that nobody takes a rehearsal for the real thing. */
export const LOCAL = 'Local stand-in – not Microsoft Teams';

/** The bot is no alarm. Every form and the help say so. */
export const DANGER =
  'This is not a way to report that someone is in danger. Call 999. Please name no victims, suspects or addresses here.';

export const IN_PART_TWO = 'In the part 2 papers';
export const PART_TWO_ONLY = 'This is in the part 2 papers, which are for cleared members only.';
