import type { Credential } from '../graph/http/chain.ts';
import type { SeenRequest } from '../graph/http/origins.ts';
import type { SiteAddress } from '../graph/places.ts';
import type { RowToLoad } from '../graph/provision/load-rows.ts';
import { openProvisioner, type Provisioner } from '../graph/provision/open.ts';
import type { SiteReport } from '../graph/provision/provision-site.ts';
import type { Site } from '../partnership/marking.ts';

/** Where a partnership's sites are, and who may manage them. */
export interface ProvisionTarget {
  readonly credential: Credential;
  /** Where each origin is served: graph.microsoft.com and the sites' own. */
  readonly origins: ReadonlyMap<string, string>;
  readonly userAgent: string;
  readonly sites: Readonly<Record<Site, SiteAddress>>;
  readonly onRequest?: (seen: SeenRequest) => void;
}

export type ProvisionReport = Readonly<Record<Site, SiteReport>>;

/**
 * Creates or upgrades the lists, columns, indexes and libraries of both sites of a partnership. Safe to repeat; never deletes.
 * `report` is told of each thing that is done; with `dryRun` of what would be done.
 */
export async function provision(
  options: ProvisionTarget & { dryRun?: boolean; report?: (line: string) => void },
): Promise<ProvisionReport> {
  const { dryRun = false, report = () => {} } = options;
  return provisionerFor(options).provision({ dryRun, report });
}

/** Puts rows into their lists through Graph, leaving out those whose reference is there. Gives back how many were new. */
export async function loadRows(
  options: ProvisionTarget,
  rows: readonly RowToLoad[],
): Promise<number> {
  return provisionerFor(options).load(rows);
}

function provisionerFor(target: ProvisionTarget): Provisioner {
  const log = { info: () => {}, warn: () => {} };
  return openProvisioner({ ...target, log }, { key: 'provisioned', sites: target.sites });
}

if (import.meta.main) {
  // Loaded here alone: the Azure sign-in that it needs would cost every local start a third of a second.
  const { runCommandLine } = await import('./provision/command-line.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2), provision);
}
