/** What the short forms of this field stand for: docs/domain.md, "Words". A pack lists those that it uses. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['ASB', 'Anti-social behaviour'],
  ['CDP', 'Combatting Drugs Partnership'],
  ['CSP', 'Community Safety Partnership'],
  ['DALPB', 'Domestic Abuse Local Partnership Board'],
  ['DARDR', 'Domestic Abuse Related Death Review'],
  ['DVDS', 'Domestic Violence Disclosure Scheme'],
  ['ICB', 'Integrated Care Board'],
  ['MARAC', 'Multi-agency risk assessment conference'],
  ['NRM', 'National Referral Mechanism'],
  ['NTE', 'Night-time economy'],
  ['OPCC', 'Office of the Police and Crime Commissioner'],
  ['PSPO', 'Public Spaces Protection Order'],
  ['SOC', 'Serious and organised crime'],
  ['SVD', 'Serious Violence Duty'],
  ['VAWG', 'Violence against women and girls'],
];

/** Abbreviations that stand anywhere in what is shown, so that no reader has to ask. */
export function abbreviationsIn(contents: unknown): { short: string; long: string }[] {
  const words = new Set(JSON.stringify(contents).split(/[^A-Za-z]+/));
  return KNOWN.filter(([short]) => words.has(short)).map(([short, long]) => ({ short, long }));
}
