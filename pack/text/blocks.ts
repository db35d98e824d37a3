/** A paragraph, or a list that somebody typed with dashes or bullets. */
export type Block = { readonly text: string } | { readonly items: readonly string[] };

const BULLET = /^\s*(?:[-*•·–]|\(?\d{1,2}[.)])\s+/u;

/** Typed text as paragraphs and lists. Nothing else is read into it: a `#`, `*` or `<b>` is printed as it was typed. */
export function blocksOf(text: string): Block[] {
  const blocks: ({ text: string } | { items: string[] })[] = [];
  for (const line of text.split(/\r\n?|\n/u)) {
    if (line.trim() === '') continue;
    const last = blocks.at(-1);
    if (!BULLET.test(line)) blocks.push({ text: line.trim() });
    else if (last !== undefined && 'items' in last) last.items.push(withoutBullet(line));
    else blocks.push({ items: [withoutBullet(line)] });
  }
  return blocks;
}

/** An entry of a list, which the pack gives its own bullet. */
export function withoutBullet(entry: string): string {
  return entry.replace(BULLET, '').trim();
}
