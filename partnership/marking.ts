import { z } from 'zod';

export const Marking = z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']);
export type Marking = z.infer<typeof Marking>;

/** Part 1 may be published; part 2 is exempt and goes to cleared members only (docs/domain.md, "Public and exempt papers"). */
export const Part = z.enum(['part1', 'part2']);
export type Part = z.infer<typeof Part>;

/** Two SharePoint sites with memberships of their own, so that SharePoint itself refuses what the bot would refuse. */
export const Site = z.enum(['open', 'restricted']);
export type Site = z.infer<typeof Site>;

export interface Marked {
  readonly marking: Marking;
  readonly part: Part;
}

/** Anything sensitive or exempt is filed in the restricted site: one careless list view must not show it. */
export function siteFor(marked: Marked): Site {
  return marked.part === 'part2' || marked.marking === 'OFFICIAL-SENSITIVE' ? 'restricted' : 'open';
}

export function mayRead(clearance: Part, marked: Marked): boolean {
  return clearance === 'part2' || siteFor(marked) === 'open';
}

export function highestMarking(all: readonly Marked[]): Marking {
  return all.some((one) => one.marking === 'OFFICIAL-SENSITIVE')
    ? 'OFFICIAL-SENSITIVE'
    : 'OFFICIAL';
}
