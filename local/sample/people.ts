import board from './board.json' with { type: 'json' };
import organisations from './organisations.json' with { type: 'json' };
import partnership from './partnership.json' with { type: 'json' };
import subgroups from './subgroups.json' with { type: 'json' };

export interface SamplePerson {
  readonly key: string;
  readonly title: string;
  readonly userId: string;
  readonly aadObjectId: string;
  readonly tenantId: string;
  readonly email: string;
  readonly roles: string;
  readonly reach: 'teams' | 'link';
  readonly clearance: 'part1' | 'part2';
  readonly organisation: string;
}

interface Sketch {
  readonly key: string;
  readonly title: string;
  readonly roles: string;
  readonly reach: 'teams' | 'link';
  readonly clearance: string;
  readonly organisation: string;
  readonly tenant: string;
}

const ROLE_WORDS = { chair: 'Chair', deputy: 'Deputy chair', author: 'Report author' } as const;

/** Everybody of the sample by role title: the board, then chair, deputy and author of each subgroup. */
export function samplePeople(): SamplePerson[] {
  return [...boardSketches(), ...subgroupSketches()].map((sketch, index) => ({
    key: sketch.key,
    title: sketch.title,
    userId: `29:boardpack-sample-${sketch.key}`,
    aadObjectId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    tenantId: sketch.tenant,
    email: `${sketch.key}@${sketch.organisation}.wiltshire-csp.example`,
    roles: sketch.roles,
    reach: sketch.reach,
    clearance: sketch.clearance === 'part2' ? 'part2' : 'part1',
    organisation: sketch.organisation,
  }));
}

function boardSketches(): Sketch[] {
  return board.map((person) => ({
    key: person.key,
    title: person.title,
    roles: person.roles,
    clearance: person.clearance,
    organisation: person.organisation,
    reach: person.reach === 'link' ? 'link' : 'teams',
    tenant: person.reach === 'link' ? tenantOf(person.organisation) : partnership.tenant,
  }));
}

function subgroupSketches(): Sketch[] {
  return subgroups.flatMap((subgroup) =>
    (['chair', 'deputy', 'author'] as const).map((kind) => {
      const elsewhere = kind === 'chair' ? subgroup.chairTenant : undefined;
      return {
        key: `${kind}-${subgroup.reference.toLowerCase()}`,
        title: `${ROLE_WORDS[kind]}, ${subgroup.title}`,
        roles: `${kind} ${subgroup.reference}`,
        clearance: subgroup.sensitive === null ? 'part1' : 'part2',
        organisation: subgroup.organisation,
        reach: elsewhere === undefined ? 'teams' : 'link',
        tenant: elsewhere ?? partnership.tenant,
      } as const;
    }),
  );
}

function tenantOf(organisation: string): string {
  const found = organisations.find((each) => each.reference === organisation);
  return found === undefined || found.tenant === 'host' ? partnership.tenant : found.tenant;
}
