import { parseArgs } from 'node:util';
import { AppFacts, LOCAL_FACTS } from './facts.ts';

const FLAGS = {
  'app-id': 'appId',
  'bot-id': 'botId',
  domain: 'domain',
  organisation: 'organisation',
  website: 'website',
  privacy: 'privacy',
  terms: 'terms',
} as const;

/** The facts that the command line gives, or everything that is wrong with it, each by its flag. */
export function readFlags(
  words: readonly string[],
): { readonly facts: AppFacts } | { readonly faults: readonly string[] } {
  const text = { type: 'string' } as const;
  const options = Object.fromEntries(Object.keys(FLAGS).map((flag) => [flag, text]));
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { ...options, local: { type: 'boolean' } },
    strict: false,
  });
  const given: Record<string, unknown> = {};
  const faults = positionals.map((word) => `${word}: not understood`);
  for (const [flag, value] of Object.entries(values)) {
    const name = Object.entries(FLAGS).find(([known]) => known === flag)?.[1];
    if (name) given[name] = value;
    else if (flag !== 'local') faults.push(`--${flag}: there is no such flag`);
  }
  const parsed = AppFacts.safeParse(
    values['local'] === true ? { ...LOCAL_FACTS, ...given } : given,
  );
  if (parsed.success && faults.length === 0) return { facts: parsed.data };
  for (const { path, message } of parsed.error?.issues ?? []) {
    const flag = Object.entries(FLAGS).find(([, name]) => name === path[0])?.[0];
    const isGiven = given[String(path[0])] !== undefined;
    faults.push(`--${flag} ${isGiven ? message : 'is missing'}`);
  }
  return { faults };
}
