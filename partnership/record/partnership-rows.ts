import { z } from 'zod';
import { Marking, Part } from '../marking.ts';
import { code, count, day, instant, line, passage, reference } from './row.ts';

export const Subgroup = z.object({
  reference,
  title: line,
  area: line,
  order: count,
  statutoryBasis: line.nullable(),
  /** Where its reports start: Prevent and county lines start sensitive and part 2 (docs/domain.md, "Marking"). */
  marking: Marking,
  part: Part,
  /** The exempt paragraph and the reason that every part 2 report of this subgroup carries unless it says otherwise. */
  exemptReason: line.nullable(),
  sponsor: code.nullable(),
  status: z.enum(['active', 'closed']),
});
export type Subgroup = z.infer<typeof Subgroup>;

export const PersonRow = z.object({
  reference,
  title: line,
  /** Entra directory object id and tenant: the only identity that a role is ever checked against. */
  directoryKey: code,
  tenant: code,
  email: line,
  /** One role a line or separated by semicolons, as people.ts reads them: "chair DALPB; executive member". */
  roles: passage,
  reach: z.enum(['teams', 'link']),
  clearance: Part,
  organisation: code,
  status: z.enum(['active', 'left']),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const Priority = z.object({
  reference,
  title: line,
  objective: code,
  objectiveTitle: line,
  order: count,
  leadSubgroup: code.nullable(),
});
export type Priority = z.infer<typeof Priority>;

export const Organisation = z.object({
  reference,
  title: line,
  kind: line,
  responsibleAuthority: z.boolean(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
});
export type Organisation = z.infer<typeof Organisation>;

export const Setting = z.object({
  reference,
  title: line,
  value: line,
  reason: passage.nullable(),
});
export type Setting = z.infer<typeof Setting>;

export const AuditEntry = z.object({
  reference,
  title: line,
  at: instant,
  who: line,
  onBehalfOf: line.nullable(),
  what: line,
  subject: line,
  channel: line,
});
export type AuditEntry = z.infer<typeof AuditEntry>;
