import { z } from 'zod';

/** What the rig says to the product that it has started. */
export const Order = z.discriminatedUnion('say', [
  z.object({ say: z.literal('arm'), point: z.string(), passes: z.number() }),
  z.object({ say: z.literal('look'), question: z.number() }),
]);
export type Order = z.infer<typeof Order>;

const Delivery = z.object({
  key: z.string(),
  person: z.string(),
  kind: z.string(),
  state: z.enum(['intended', 'sent', 'unconfirmed', 'refused', 'held']),
});
export type Delivery = z.infer<typeof Delivery>;

/** What the product remembers once it has nothing left to do now. */
export const Look = z.object({
  question: z.number(),
  /** Rows with a change that is not in SharePoint yet. */
  unfiled: z.array(z.string()),
  deliveries: z.array(Delivery),
});
export type Look = z.infer<typeof Look>;

export const Origins = z.object({ bot: z.string(), graph: z.string(), teams: z.string() });
export type Origins = z.infer<typeof Origins>;

/** A line of the product's output. */
export const Line = z.union([
  z.object({ ready: Origins }),
  z.object({ armed: z.string() }),
  z.object({ reached: z.string() }),
]);
