/** Where the product kills itself (the first list) or is killed from outside (the second), and what has happened by then. */
export const OWN_POINTS = {
  'before-commit': 'a report has come in; nothing is committed',
  'after-commit': 'it is committed; nobody has been answered',
  'before-filing': 'acknowledged; SharePoint has not been asked',
  'after-filing': 'it stands in SharePoint; the store does not know',
  'after-settle': 'the store knows; what follows has not been said',
  'after-renew': 'a card was updated in its place; the step is not noted',
  'before-mirror': 'about to ask SharePoint what is new',
  'mirror-answered': 'SharePoint has answered; nothing is taken in',
  'after-mirror': 'the mirror has taken it in; no card shows it yet',
  'before-send': 'about to tell somebody; no intent is noted',
  'after-send': 'Teams has taken the message; the step is not noted',
  'before-compile': 'a pack is to be made; nothing is laid out',
  'while-compiling': 'the printing process is at work',
  'after-compile': 'an edition is laid out; its bytes are not kept',
  'pack-kept': 'the bytes are kept; the pack is not noted as made',
  'before-pack-noted': 'all editions are made; their rows are not committed',
  'after-pack-noted': 'the rows are committed; the step is not noted',
  'before-upload': 'no file has gone up',
  'after-upload': 'the file stands in its library without its columns',
  'after-columns': 'file and columns stand; the store does not know',
  'before-sharing': 'circulated by word; no file is shared',
  'after-sharing': 'the file is shared; no member has been told',
  'after-copy-sent': 'a member has their copy; the step is not noted',
  'after-reading': 'that a member has read it stands in SharePoint; the store does not know',
  'after-request': 'on the first start, some chairs have been asked for their reports',
} as const;

export const OUTER_POINTS = {
  'after-answer': 'the chair has the answer over HTTP',
  'connector-has-post': 'the connector has the message and has not answered',
  'connector-has-answered': 'the connector has answered; the answer is on its way',
} as const;

export type OwnPoint = keyof typeof OWN_POINTS;
export type Point = OwnPoint | keyof typeof OUTER_POINTS;

export function isOwnPoint(name: string): name is OwnPoint {
  return Object.hasOwn(OWN_POINTS, name);
}

export function describe(point: Point): string {
  return { ...OWN_POINTS, ...OUTER_POINTS }[point];
}
