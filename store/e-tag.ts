interface Parsed {
  readonly item: string;
  readonly count: number;
}

/** SharePoint's `"{guid},n"`: which item, and how many times it has been written. Null for any other shape. */
function parseETag(eTag: string): Parsed | null {
  const found = /^"?\{?([0-9a-z-]+)\}?,(\d+)"?$/i.exec(eTag);
  const [, item, count] = found ?? [];
  if (item === undefined || count === undefined) return null;
  return { item: item.toLowerCase(), count: Number(count) };
}

/** Whether `one` tells of a later state than `other` of the same item. What cannot be compared is taken as later. */
export function isNewer(one: string, other: string): boolean {
  if (one === other) return false;
  const [first, second] = [parseETag(one), parseETag(other)];
  if (first === null || second === null || first.item !== second.item) return true;
  return first.count > second.count;
}

export interface Stand {
  readonly itemId: string;
  readonly eTag: string;
}

/**
 * Whether what SharePoint shows (`seen`) is what filing produced (`filed`), or came after it. In doubt it is not:
 * a value that ended too early would vanish from everybody's sight until delta brings it.
 */
export function covers(seen: Stand & { readonly gone: boolean }, filed: Stand): boolean {
  if (seen.itemId !== filed.itemId) return isLaterItem(seen.itemId, filed.itemId);
  if (seen.gone || seen.eTag === filed.eTag) return true;
  const [first, second] = [parseETag(seen.eTag), parseETag(filed.eTag)];
  if (first === null || second === null) return false;
  return first.item === second.item && first.count >= second.count;
}

/** Item numbers only go up, so an item with a higher one was made later. */
export function isLaterItem(one: string, other: string): boolean {
  const [first, second] = [Number(one), Number(other)];
  return Number.isInteger(first) && Number.isInteger(second) && first > second;
}
