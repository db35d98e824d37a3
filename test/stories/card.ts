import { z } from 'zod';

export type Card = Readonly<Record<string, unknown>>;

const Action = z.looseObject({
  type: z.string(),
  title: z.string().optional(),
  verb: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  url: z.string().optional(),
});
export type Action = z.infer<typeof Action>;

const Input = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.string().optional(),
  label: z.string().optional(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});
export type Input = z.infer<typeof Input>;

/** Everything in a card, depth first. */
function* parts(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) {
    for (const each of value) yield* parts(each);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const part = z.record(z.string(), z.unknown()).parse(value);
  yield part;
  for (const [name, each] of Object.entries(part)) if (name !== 'fallback') yield* parts(each);
}

function actionsOf(card: Card | null): Action[] {
  return [...parts(card)].flatMap((part) => {
    const type = part['type'];
    return typeof type === 'string' && type.startsWith('Action.') ? [Action.parse(part)] : [];
  });
}

export function actionNamed(card: Card | null, title: RegExp): Action {
  const found = actionsOf(card).find((action) => title.test(action.title ?? ''));
  if (!found) {
    const titles = actionsOf(card).map((action) => action.title);
    throw new Error(`No button ${title} on the card, only: ${titles.join(', ')}`);
  }
  return found;
}

function inputsOf(card: Card | null): Input[] {
  return [...parts(card)].flatMap((part) => {
    const read = Input.safeParse(part);
    return read.success ? [read.data] : [];
  });
}

/** All words of a card, in order, as somebody hears them read out. */
export function wordsOf(card: Card | null): string {
  const words: string[] = [];
  for (const part of parts(card)) {
    for (const name of ['text', 'title', 'errorMessage', 'label']) {
      const value = part[name];
      if (typeof value === 'string') words.push(value);
    }
  }
  return words.join(' ');
}

/** What a green report holds: a colour, words in every text field, everything else left alone. */
export function greenReport(card: Card | null, words = 'As planned.'): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const input of inputsOf(card)) {
    if (input.type === 'Input.Text') filled[input.id] = words;
    else filled[input.id] = input.value ?? '';
  }
  const overall = inputsOf(card).find((input) =>
    input.choices?.some((choice) => choice.value === 'green'),
  );
  if (overall) filled[overall.id] = 'green';
  return filled;
}
