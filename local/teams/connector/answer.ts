/** What the connector answers: a value, so that a refusal is told and not thrown. */
export interface Answer {
  status: number;
  body: object;
  retryAfter?: number;
}

export function refuse(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

export const refusals = {
  badRequest: (what: string) => refuse(400, 'BadSyntax', what),
  unknownConversation: () => refuse(404, 'ConversationNotFound', 'Conversation not found.'),
  unknownActivity: () => refuse(404, 'ActivityNotFoundInConversation', 'Activity not found.'),
  unknownMember: () =>
    refuse(404, 'MemberNotFoundInConversation', 'The specified user is not in the conversation.'),
  notInstalled: () =>
    refuse(
      403,
      'ForbiddenOperationException',
      'The bot is not installed in the personal scope of this user, who is in another tenant.',
    ),
  notInRoster: () =>
    refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
  blocked: () => refuse(403, 'ConversationBlockedByUser', 'User blocked the conversation.'),
  tooLarge: () => refuse(413, 'MessageSizeTooBig', 'Message size too large.'),
  tooFast: (seconds: number): Answer => ({
    ...refuse(429, 'Throttled', 'Too many requests.'),
    retryAfter: seconds,
  }),
} satisfies Record<string, (...given: never[]) => Answer>;
