import type { Desk } from './desk.ts';
import type { Origin } from './teams/inbound.ts';
import type { Recognised } from './who.ts';

/** Where somebody writes now is where they are written to next, with the connector address of this moment: it moves. */
export function noteConversation(from: Origin, who: Recognised, desk: Desk): Promise<void> {
  const personal = from.where === 'personal';
  return desk.conversations.note(
    {
      partnership: who.snapshot.partnership.key,
      conversation: from.conversation,
      kind: from.where,
      person: personal ? who.person.key : null,
      serviceUrl: from.serviceUrl,
      tenant: from.tenant,
      userId: personal ? from.userId : null,
      reachable: true,
    },
    desk.now(),
  );
}
