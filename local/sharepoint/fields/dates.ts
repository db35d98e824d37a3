import { Temporal } from 'temporal-polyfill';

/** The regional setting of every local site. */
export const siteZone = 'Europe/London';

/**
 * What SharePoint keeps of a date: UTC to the second. A date-only column keeps *midnight in the site's zone*, so that in
 * British Summer Time 1 July is on the wire as 30 June 23:00Z. Undefined when the text is no date.
 */
export function storedDate(text: string, format: string): string | undefined {
  const instant = instantOf(text);
  if (!instant) return undefined;
  if (format !== 'dateOnly') return seconds(instant);
  const midnight = instant.toZonedDateTimeISO(siteZone).startOfDay();
  return seconds(midnight.toInstant());
}

/** A date without a time of day, or a time without an offset, is taken as UTC. */
function instantOf(text: string): Temporal.Instant | undefined {
  const shape = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
  const [, date, time = '00:00', offset = 'Z'] = shape.exec(text) ?? [];
  if (date === undefined) return undefined;
  try {
    return Temporal.Instant.from(`${date}T${time}${offset}`);
  } catch {
    return undefined;
  }
}

function seconds(instant: Temporal.Instant): string {
  return instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
}
