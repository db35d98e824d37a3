import { z } from 'zod';

/** One person of `GET /people`, as far as somebody needs it who speaks for them at a connector. */
export const PersonEntry = z.object({
  key: z.string(),
  name: z.string(),
  userId: z.string(),
  aadObjectId: z.string(),
  tenantId: z.string(),
});
export type PersonEntry = z.infer<typeof PersonEntry>;
