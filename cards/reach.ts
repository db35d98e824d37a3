import { listInWords } from '../partnership/in-words.ts';
import type { Reached } from '../partnership/owed.ts';
import { holds, type Person } from '../partnership/people.ts';
import { DELIVERY, NOT_IN_TEAMS, NOT_TOLD } from './words/reports.ts';

/**
 * Who was told and whether it arrived, one line for each thing that became of it: "Told: chair and author". A message
 * that may not have arrived is never called told.
 */
export function reachLines(subgroup: string, reached: readonly Reached[]): string[] {
  const groups = new Map<string, string[]>();
  for (const one of chairFirst(subgroup, reached)) {
    const fate = fateOf(one);
    groups.set(fate, [...(groups.get(fate) ?? []), roleIn(one.person, subgroup)]);
  }
  return [...groups].map(([fate, roles]) => `${fate}: ${listInWords(roles)}`);
}

function chairFirst(subgroup: string, reached: readonly Reached[]): Reached[] {
  const rank = ({ person }: Reached) => ROLES.indexOf(roleIn(person, subgroup));
  return reached.toSorted((a, b) => rank(a) - rank(b));
}

const ROLES = ['chair', 'deputy', 'author'];

/** Reach before delivery: somebody in another Teams was never going to get a message, so nothing was refused. */
function fateOf({ person, delivery }: Reached): string {
  if (person.reach === 'link') return NOT_IN_TEAMS;
  return delivery === null ? NOT_TOLD : DELIVERY[delivery.state];
}

export function roleIn(person: Person, subgroup: string): 'chair' | 'deputy' | 'author' {
  if (holds(person, 'chair', subgroup)) return 'chair';
  return holds(person, 'deputy', subgroup) ? 'deputy' : 'author';
}
