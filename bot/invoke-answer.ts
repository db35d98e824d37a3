import type { InvokeAnswer } from './teams/inbound.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

/** The card takes the place of the one that was pressed. */
export function cardAnswer(card: object): InvokeAnswer {
  return { statusCode: 200, type: CARD, value: card };
}

/** A sentence beside the card, which stays as it is with everything that was typed into it. */
export function messageAnswer(sentence: string): InvokeAnswer {
  return { statusCode: 200, type: MESSAGE, value: sentence };
}

/** The card on the screen stays. */
export function errorAnswer(): InvokeAnswer {
  const value = { code: 'NotFound', message: 'There is nothing newer to show.' };
  return { statusCode: 404, type: 'application/vnd.microsoft.error', value };
}
