import { boot } from './boot.mjs';

/** Where an address of Microsoft's is served on this computer: same path and query. Others stay as they are. */
export function addressHere(url) {
  if (!URL.canParse(url)) return url;
  const { origin, pathname, search, hash } = new URL(url);
  const here = boot.origins[origin];
  return here === undefined ? url : here + pathname + search + hash;
}
