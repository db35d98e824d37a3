import { z } from 'zod';

/** What we read of a list item, wherever Graph gives one. */
export const ListItem = z.object({
  id: z.string(),
  eTag: z.string(),
  webUrl: z.string().nullish(),
  fields: z.record(z.string(), z.unknown()).optional(),
});
export type ListItem = z.infer<typeof ListItem>;

export const ListItems = z.object({
  value: z.array(ListItem),
  '@odata.nextLink': z.string().optional(),
});

export const FieldsAnswer = z.looseObject({ '@odata.etag': z.string().optional() });

export const Versions = z.object({
  value: z.array(
    z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()).optional() }),
  ),
});
