import { z } from 'zod';

const Id = z.string().min(1).max(1000);

/** What we read of an activity. The library gets the body as it came; this says whether there is one to read. */
export const TeamsActivity = z.looseObject({
  type: z.string().min(1).max(100),
  id: Id.optional(),
  name: z.string().max(200).optional(),
  channelId: z.string(),
  serviceUrl: z.url(),
  from: z.looseObject({ id: Id, aadObjectId: z.string().max(200).optional() }),
  recipient: z.looseObject({ id: Id }).optional(),
  conversation: z.looseObject({
    id: Id,
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().max(1000).nullish(),
  entities: z.array(z.unknown()).nullish(),
});
export type TeamsActivity = z.infer<typeof TeamsActivity>;

/** From the authenticated body; headers with a tenant are only a convenience and prove nothing. */
export function tenantOf(activity: TeamsActivity): string | null {
  return activity.channelData?.tenant?.id ?? activity.conversation.tenantId ?? null;
}
