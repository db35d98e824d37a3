import { parseArgs } from 'node:util';
import { DefaultAzureCredential } from '@azure/identity';
import type { Credential } from '../../graph/http/chain.ts';
import { isGraphFault } from '../../graph/http/fault.ts';
import { GRAPH_ORIGIN, knownOrigins } from '../../graph/http/origins.ts';
import type { SiteAddress } from '../../graph/places.ts';
import type { ProvisionReport, ProvisionTarget } from '../provision.ts';

const USAGE = `npm run provision -- --site URL --restricted-site URL [--dry-run]

  --site             the partnership's site, such as https://example.sharepoint.com/sites/csp
  --restricted-site  its site for everything marked part 2 or restricted
  --dry-run          says what would be done, and does nothing
  --graph ORIGIN     serves Graph and SharePoint from this origin instead, such as http://127.0.0.1:3979
  --bearer WORD      the bearer to use there; without it, the Azure sign-in of this machine

Whoever runs this needs the right to manage both sites. It is safe to repeat and never deletes anything.
`;

type Provision = (
  options: ProvisionTarget & { dryRun: boolean; report: (line: string) => void },
) => Promise<ProvisionReport>;

/** Reads the arguments, provisions, says what happened; gives back the exit code. */
export async function runCommandLine(
  args: readonly string[],
  provision: Provision,
): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const settings = readSettings(args);
  if (!settings) {
    process.stderr.write(USAGE);
    return 2;
  }
  try {
    return conclude(await provision({ ...settings, report: say }), settings.dryRun, say);
  } catch (error) {
    if (!isGraphFault(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function conclude(
  { open, restricted }: ProvisionReport,
  dryRun: boolean,
  say: (line: string) => void,
): number {
  const done = open.done.length + restricted.done.length;
  const troubles = open.troubles.length + restricted.troubles.length;
  if (done === 0) say('Everything is there already.');
  else say(`${dryRun ? 'Would have been done' : 'Done'}: ${done}.`);
  if (troubles === 0) return 0;
  say(`Left for an administrator, named above: ${troubles}.`);
  return 1;
}

function readSettings(args: readonly string[]): (ProvisionTarget & { dryRun: boolean }) | null {
  const values = readArguments(args);
  const open = addressIn(values?.site);
  const restricted = addressIn(values?.['restricted-site']);
  if (!values || !open || !restricted) return null;
  const sites = { open, restricted };
  return {
    credential: credentialFor(values.bearer),
    origins: originsFor(values.graph, sites),
    userAgent: 'NONISV|Boardpack|Provision/1.0',
    sites,
    dryRun: values['dry-run'] === true,
  };
}

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    site: text,
    'restricted-site': text,
    graph: text,
    bearer: text,
    'dry-run': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return null;
  }
}

function addressIn(url: string | undefined): SiteAddress | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname, pathname } = new URL(url);
  if (protocol !== 'https:') return null;
  return { hostname, path: decodeURIComponent(pathname).replace(/\/+$/, '') };
}

function credentialFor(bearer: string | undefined): Credential {
  if (bearer === undefined) return new DefaultAzureCredential();
  return { getToken: async () => ({ token: bearer }) };
}

function originsFor(
  served: string | undefined,
  sites: Readonly<Record<string, SiteAddress>>,
): ReadonlyMap<string, string> {
  const origins = knownOrigins(Object.values(sites));
  if (served === undefined) return origins;
  return new Map([...origins.keys(), GRAPH_ORIGIN].map((origin) => [origin, served]));
}
