import type { Library, Register } from '../partnership/ports.ts';
import { type ClientOptions, openClient } from './client.ts';
import type { MirrorPage } from './delta/page.ts';
import { readChanges, type Tokens } from './delta/read-changes.ts';
import { openLibrary } from './library/library.ts';
import { type PartnershipSites, placeFinder } from './places.ts';
import { openRegister } from './register/register.ts';

export interface Graph {
  readonly register: Register;
  readonly library: Library;
  /** What has changed in SharePoint since the tokens; lists without one come whole. One page for each list of both sites. */
  readChanges(partnership: string, tokens: Tokens): Promise<readonly MirrorPage[]>;
}

export interface GraphOptions extends ClientOptions {
  readonly partnerships: readonly PartnershipSites[];
}

/** SharePoint for these partnerships. Nothing is asked of it before the first call. */
export function openGraph(options: GraphOptions): Graph {
  const client = openClient(options);
  const finder = placeFinder(client, options.partnerships);
  return {
    register: openRegister(client, finder),
    library: openLibrary(client, finder),
    readChanges: (partnership, tokens) => readChanges(client, finder, partnership, tokens),
  };
}
