import { z } from 'zod';

const CARD = 'application/vnd.microsoft.card.adaptive';

const Attachment = z.looseObject({
  contentType: z.string(),
  content: z.unknown().optional(),
  name: z.string().nullish(),
});

const SuggestedAction = z.looseObject({ title: z.string(), value: z.unknown().optional() });

/** What we read of an activity; everything else in it is kept as it came. */
export const Activity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(Attachment).nullish(),
  suggestedActions: z.looseObject({ actions: z.array(SuggestedAction) }).nullish(),
});
export type Activity = z.infer<typeof Activity>;

export type Card = Record<string, unknown>;
export const Card = z.record(z.string(), z.unknown());

/** The Adaptive Cards in an activity, in order. */
export function cardsOf(activity: Activity): Card[] {
  const cards: Card[] = [];
  for (const attachment of activity.attachments ?? []) {
    const card = attachment.contentType === CARD ? Card.safeParse(attachment.content) : undefined;
    if (card?.success) cards.push(card.data);
  }
  return cards;
}

/**
 * Teams shows text and each attachment as messages of their own, and then tells the bot no id
 * (BotFramework-Services#98): a bot that sends them together can never edit what it sent.
 */
export function splitAsTeams(activity: Activity): Activity[] {
  const attachments = activity.attachments ?? [];
  const parts = attachments.length + (activity.text ? 1 : 0);
  if (parts <= 1) return [activity];
  const { text, attachments: _, ...rest } = activity;
  const cards = attachments.map((attachment) => ({ ...rest, attachments: [attachment] }));
  return text ? [{ ...rest, text }, ...cards] : cards;
}
