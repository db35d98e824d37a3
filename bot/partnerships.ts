import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Site } from '../partnership/marking.ts';
import type { Partnership } from '../partnership/snapshot.ts';

/** One partnership as an administrator writes it down. Its record is in SharePoint; this is what must be known to find it. */
const PartnershipEntry = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1),
  shortName: z.string().min(1).max(40),
  contactMailbox: z.email(),
  tenant: z.guid(),
  sites: z.strictObject({ open: sitePlace(), restricted: sitePlace() }),
  /** Name of a file in bot/calendars, without its ending. */
  calendar: z.string().regex(/^[a-z-]+$/),
  /** Days on which the council is closed although they are no bank holidays. */
  closureDays: z.array(z.iso.date()),
});

const Calendar = z.object({ days: z.array(z.object({ date: z.iso.date(), name: z.string() })) });

export interface SitePlace {
  readonly hostname: string;
  readonly path: string;
}

export interface ConfiguredPartnership {
  readonly facts: Partnership;
  readonly sites: Readonly<Record<Site, SitePlace>>;
}

export type PartnershipEntry = z.infer<typeof PartnershipEntry>;

/** Reads PARTNERSHIPS_FILE. Throws with a sentence for a person; nothing is filled in. */
export function readPartnerships(file: string): ConfiguredPartnership[] {
  const entries = z
    .array(PartnershipEntry)
    .min(1)
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = new Set(entries.map((entry) => entry.key));
  if (keys.size < entries.length) throw new Error('two partnerships have the same key');
  return entries.map((entry) => configured(entry, false));
}

export function configured(entry: PartnershipEntry, local: boolean): ConfiguredPartnership {
  const { key, name, shortName, contactMailbox, tenant, sites } = entry;
  const holidays = new Set([...bankHolidays(entry.calendar), ...entry.closureDays]);
  return { facts: { key, name, shortName, contactMailbox, tenant, local, holidays }, sites };
}

/** Days by list, not by rule: a proclamation adds one-off holidays (docs/domain.md, "Cycle"). */
export function bankHolidays(calendar: string): string[] {
  const file = join(import.meta.dirname, 'calendars', `${calendar}.json`);
  return Calendar.parse(JSON.parse(readFileSync(file, 'utf8'))).days.map((day) => day.date);
}

function sitePlace() {
  return z.strictObject({
    hostname: z.string().regex(/^[a-z0-9.-]+$/i),
    path: z.string().startsWith('/'),
  });
}
