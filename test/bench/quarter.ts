import { type Action, actionNamed, type Card, greenReport } from '../stories/card.ts';
import { type Chat, openConnector, peopleAt } from './person.ts';

/** What a quarter's work took, in milliseconds: each press by itself while nothing else ran, and each draft of the pack. */
export interface QuarterTimes {
  readonly opens: number[];
  readonly submits: number[];
  readonly acknowledges: number[];
  /** From the typed words to the card that offers the approval. */
  readonly drafts: number[];
}

const REPORTERS = ['dalpb', 'exp', 'prev', 'cdp', 'eivr', 'safer', 'road', 'opcl'].map(
  (subgroup) => `deputy-${subgroup}`,
);
const READERS = ['exec-chair', 'exec-police', 'exec-council', 'exec-fire', 'exec-icb', 'exec-opcc'];
const DRAFTS = 5;

/**
 * Plays a whole quarter over HTTP: every subgroup's report, a correction of each, five drafts of the pack with another
 * correction before each, approval, circulation, and the members who have read it.
 */
export async function playQuarter(origins: { bot: string; teams: string }): Promise<QuarterTimes> {
  const times: QuarterTimes = { opens: [], submits: [], acknowledges: [], drafts: [] };
  const person = await peopleAt(origins.teams);
  const connector = await openConnector();
  const meet = (key: string) => connector.chat(origins.bot, person(key));
  try {
    for (const key of REPORTERS) {
      const chat = meet(key);
      for (const words of ['As planned.', 'As planned, with two more cases.']) {
        await report(chat, words, times, connector.quiet);
      }
    }
    await greet(READERS.map(meet), connector.quiet);
    await drafts(meet('business-support'), meet('deputy-road'), times, connector.quiet);
    const readers = READERS.map(meet);
    await greet(readers, connector.quiet);
    await circulate(meet('business-support'), readers, times, connector.quiet);
    return times;
  } finally {
    await connector.close();
  }
}

type Quiet = () => Promise<void>;

async function report(chat: Chat, words: string, times: QuarterTimes, quiet: Quiet) {
  const open: Action = { type: 'Action.Execute', verb: 'open-report', data: {} };
  await quiet();
  const asked = performance.now();
  const opened = await chat.press(open);
  times.opens.push(opened.milliseconds);
  const form = await chat.card(/Submit report/, asked);
  const submit = actionNamed(form.card, /Submit report/);
  await quiet();
  const sent = performance.now();
  const submitted = await chat.press(submit, greenReport(form.card, words));
  if (!submitted.answer.includes('Received')) throw new Error('A report was not received');
  times.submits.push(submitted.milliseconds);
  await chat.card(/Filed in SharePoint/, sent);
}

/** Somebody who has never written has no conversation here. */
async function greet(chats: readonly Chat[], quiet: Quiet) {
  for (const chat of chats) {
    await chat.say('help');
    await chat.card(/What I can do/);
  }
  await quiet();
}

/** Each after a correction: unchanged contents would be the pack that is there already. */
async function drafts(support: Chat, author: Chat, times: QuarterTimes, quiet: Quiet) {
  const unheeded: QuarterTimes = { opens: [], submits: [], acknowledges: [], drafts: [] };
  for (let round = 1; round <= DRAFTS; round++) {
    await report(author, `Correction ${round}.`, unheeded, quiet);
    await quiet();
    const typed = await support.say('boardpack draft');
    const ready = await support.card(/Ask.*approv/i, typed);
    times.drafts.push(ready.at - typed);
  }
}

async function circulate(
  support: Chat,
  readers: readonly Chat[],
  times: QuarterTimes,
  quiet: Quiet,
) {
  const [chair] = readers;
  if (!chair) throw new Error('There is no chair');
  const typed = await support.say('boardpack');
  const state = await support.card(/Ask.*approv/i, typed);
  await support.press(actionNamed(state.card, /approv/i));
  const approval = await chair.card(/Approve/, typed);
  await quiet();
  await chair.press(actionNamed(approval.card, /^Approve/));
  // The final version, without the word draft on its pages, is made after the approval.
  await support.card(/can go out to the members now/, typed);
  await quiet();
  const told = await support.say('boardpack circulate');
  await support.card(/has gone out/, told);
  const copies: { reader: Chat; card: Card }[] = [];
  for (const reader of readers) {
    copies.push({ reader, card: (await reader.card(/I have read it/, typed)).card });
  }
  for (const { reader, card } of copies) {
    await quiet();
    const read = await reader.press(actionNamed(card, /I have read it/));
    times.acknowledges.push(read.milliseconds);
  }
}
