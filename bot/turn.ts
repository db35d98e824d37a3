import { answerPress, answerRefresh } from './card-actions.ts';
import { noteConversation } from './conversation.ts';
import type { Desk } from './desk.ts';
import { messageAnswer } from './invoke-answer.ts';
import { severalSentence, strangerSentence, troubleSentence } from './sentences.ts';
import type { Inbound, InvokeAnswer } from './teams/inbound.ts';
import { noteTrouble } from './trouble.ts';
import { answerWords, welcome } from './typed-words.ts';
import { type Recognised, whoIs } from './who.ts';

/**
 * Takes one thing that came from Teams, from somebody whose tenant and connector have been checked. Gives what an
 * invoke is answered with, null for everything that awaits no answer in the response. The one catch is here.
 */
export async function takeTurn(inbound: Inbound, desk: Desk): Promise<InvokeAnswer | null> {
  try {
    return await turn(inbound, desk);
  } catch (fault) {
    const reference = noteTrouble(desk.log, fault, `turn/${inbound.kind}`);
    return say(inbound, desk, troubleSentence(reference));
  }
}

async function turn(inbound: Inbound, desk: Desk): Promise<InvokeAnswer | null> {
  const who = await whoIs(inbound.from, desk.partnerships, desk.ports.memory);
  switch (who.kind) {
    case 'unknown':
      return say(inbound, desk, strangerSentence(desk.contact));
    case 'several':
      return say(inbound, desk, severalSentence(who.partnerships));
    case 'known':
      await noteConversation(inbound.from, who, desk);
      return answer(inbound, who, desk);
  }
}

async function answer(inbound: Inbound, who: Recognised, desk: Desk): Promise<InvokeAnswer | null> {
  switch (inbound.kind) {
    case 'words':
      await answerWords(inbound, who, desk);
      return null;
    case 'press':
      return answerPress(inbound, who, desk);
    case 'refresh':
      return answerRefresh(inbound, who, desk);
    case 'installed':
      await welcome(inbound.from, who, desk);
      return null;
    case 'other':
      return inbound.awaitsAnswer ? messageAnswer(UNKNOWN_BUTTON) : null;
  }
}

const UNKNOWN_BUTTON = 'I do not know that button. Please say “help” to see what I can do.';

/** One plain sentence, where there is no partnership or nothing to draw a card from. */
async function say(inbound: Inbound, desk: Desk, sentence: string): Promise<InvokeAnswer | null> {
  const awaited = 'awaitsAnswer' in inbound && inbound.awaitsAnswer;
  if (awaited) return messageAnswer(sentence);
  if (inbound.kind !== 'words' && inbound.kind !== 'press') return null;
  const sent = await desk.wire.sendText(inbound.from, sentence);
  if (sent.kind !== 'ok') desk.log.warn({ result: sent.kind }, 'A sentence could not be sent');
  return null;
}
