import type { Part } from './marking.ts';
import type { PersonRow } from './record/partnership-rows.ts';

export type Role =
  | { readonly kind: 'chair' | 'deputy' | 'author'; readonly subgroup: string }
  | {
      readonly kind:
        | 'executive chair'
        | 'executive vice-chair'
        | 'executive member'
        | 'business support'
        | 'manager'
        | 'analyst'
        | 'information governance lead'
        | 'scrutiny officer';
    };

export interface Person {
  readonly key: string;
  /** A role title, as people are called in every card, list and pack. */
  readonly title: string;
  readonly directoryKey: string;
  readonly tenant: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly reach: 'teams' | 'link';
  readonly clearance: Part;
  readonly organisation: string;
}

const BOARD_ROLES = [
  'executive chair',
  'executive vice-chair',
  'executive member',
  'business support',
  'manager',
  'analyst',
  'information governance lead',
  'scrutiny officer',
] as const;
const SUBGROUP_ROLES = ['chair', 'deputy', 'author'] as const;

/**
 * Reads "chair DALPB; executive member" as written in the list `People`.
 * A word that is no role is given back in `unknown` and grants nothing: a typing slip must not widen anybody's rights.
 */
function readRoles(text: string): { roles: Role[]; unknown: string[] } {
  const roles: Role[] = [];
  const unknown: string[] = [];
  for (const part of text.split(/[;\n]/).map((word) => word.trim())) {
    if (part === '') continue;
    const role = readRole(part);
    if (role) roles.push(role);
    else unknown.push(part);
  }
  return { roles, unknown };
}

function readRole(part: string): Role | null {
  const words = part.replaceAll(/\s+/g, ' ');
  const board = BOARD_ROLES.find((kind) => kind === words.toLowerCase());
  if (board) return { kind: board };
  const [first, subgroup, ...rest] = words.split(' ');
  const kind = SUBGROUP_ROLES.find((each) => each === first?.toLowerCase());
  if (!kind || subgroup === undefined || rest.length > 0) return null;
  return { kind, subgroup: subgroup.toUpperCase() };
}

export function personFrom(row: PersonRow): Person {
  return {
    key: row.reference,
    title: row.title,
    directoryKey: row.directoryKey,
    tenant: row.tenant,
    email: row.email,
    roles: readRoles(row.roles).roles,
    reach: row.reach,
    clearance: row.clearance,
    organisation: row.organisation,
  };
}

export function isSupport(person: Person): boolean {
  return person.roles.some((role) => role.kind === 'business support' || role.kind === 'manager');
}

export function isExecutive(person: Person): boolean {
  return person.roles.some((role) => role.kind === 'executive member' || isChairRole(role));
}

/** Only these approve a pack (design, "Commands"). */
export function mayApprove(person: Person): boolean {
  return person.roles.some(isChairRole);
}

function isChairRole(role: Role): boolean {
  return role.kind === 'executive chair' || role.kind === 'executive vice-chair';
}

/** The subgroups that this person speaks for: as chair, deputy or author. */
export function subgroupsOf(person: Person): string[] {
  const codes = new Set<string>();
  for (const role of person.roles) if ('subgroup' in role) codes.add(role.subgroup);
  return [...codes];
}

export function holds(person: Person, kind: Role['kind'], subgroup?: string): boolean {
  return person.roles.some(
    (role) =>
      role.kind === kind &&
      (subgroup === undefined || ('subgroup' in role && role.subgroup === subgroup)),
  );
}
