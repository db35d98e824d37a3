import { z } from 'zod';

const Json = z.json();
export type Json = z.infer<typeof Json>;

/** A card as it goes over the wire. A missing version shows on desktop and not on phones, so it is part of the type. */
export const CardJson = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  body: z.array(Json),
});
export type CardJson = z.infer<typeof CardJson>;

/** What a template is filled with: words, numbers, yes and no, and lists of the same. Nothing else can reach a card. */
export interface View {
  readonly [name: string]: string | number | boolean | readonly View[];
}
