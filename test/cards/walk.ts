/** Every object inside a card, the card itself first. */
export function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) {
    for (const each of value) yield* objectsIn(each);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const one: Record<string, unknown> = { ...value };
  yield one;
  for (const each of Object.values(one)) yield* objectsIn(each);
}

/** All that a card says in rich text, block by block: the runs of a block put together. */
export function blocksOf(card: unknown): string[] {
  const blocks: string[] = [];
  for (const one of objectsIn(card)) {
    if (one['type'] !== 'RichTextBlock' || !Array.isArray(one['inlines'])) continue;
    blocks.push([...objectsIn(one['inlines'])].map((run) => textIn(run, 'text')).join(''));
  }
  return blocks;
}

/** Every string of a card with the type and property that hold it. */
export function* stringsIn(
  card: unknown,
): Generator<{ type: string; property: string; text: string }> {
  for (const one of objectsIn(card)) {
    for (const [property, text] of Object.entries(one)) {
      if (typeof text === 'string') yield { type: textIn(one, 'type'), property, text };
    }
  }
}

export function actionsOf(card: unknown): Record<string, unknown>[] {
  return [...objectsIn(card)].filter((one) => one['type'] === 'Action.Execute');
}

export function bytesOf(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card));
}

export function textIn(one: Record<string, unknown>, property: string): string {
  const value = one[property];
  return typeof value === 'string' ? value : '';
}
