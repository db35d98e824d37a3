import { z } from 'zod';

/** What we read of a list item, wherever Graph gives one. */
export const ListItem = z.object({
  id: z.string(),
  eTag: z.string(),
  webUrl: z.string().nullish(),
  fields: z.record(z.string(), z.unknown()).optional(),
});
export type ListItem = z.infer<typeof ListItem>;

/** An item that is about to be written: one whose fields did not come would pass for an empty row, and be emptied. */
export const WholeItem = ListItem.required({ fields: true });
export type WholeItem = z.infer<typeof WholeItem>;

export const WholeItems = z.object({
  value: z.array(WholeItem),
  '@odata.nextLink': z.string().optional(),
});

export const FieldsAnswer = z.looseObject({ '@odata.etag': z.string().optional() });

export const Versions = z.object({
  value: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) })),
});
