import { PrintFault } from './print-fault.ts';
import { withoutQuotes } from './without-quotes.ts';

/**
 * The child's side of run-child.ts: takes one order, answers it or says what went wrong, and ends.
 * Nothing is kept for a second order; the process's memory goes with it.
 */
export function answerParent<Order>(
  isOrder: (message: unknown) => message is Order,
  work: (order: Order) => Promise<object>,
): void {
  process.once('message', (message: unknown) => {
    answer(message, isOrder, work).then(reply, reply);
  });
}

async function answer<Order>(
  message: unknown,
  isOrder: (message: unknown) => message is Order,
  work: (order: Order) => Promise<object>,
): Promise<object> {
  if (!isOrder(message)) return { fault: 'the order could not be read' };
  try {
    return { done: await work(message) };
  } catch (fault) {
    return { fault: inWords(fault) };
  }
}

function reply(said: object): void {
  process.send?.(said, () => process.disconnect());
}

function inWords(fault: unknown): string {
  if (fault instanceof PrintFault) return fault.message;
  if (!(fault instanceof Error)) return 'unknown';
  // A library's message may quote what it was given; the place in our own code is what helps.
  const place = fault.stack?.split('\n').find((line) => line.includes('/pack/'));
  return `${fault.name}: ${withoutQuotes(fault.message)}${place ?? ''}`;
}
