import { batch, isOk, partFault } from '../batch.ts';
import type { GraphClient } from '../client.ts';
import { type Deadline, deadlineIn } from '../http/deadline.ts';
import { GraphFault } from '../http/fault.ts';
import type { SiteAddress } from '../places.ts';
import type { WantedList } from './definition.ts';
import { findSite } from './found.ts';
import { type Deed, planSite } from './plan.ts';

export interface ProvisionOptions {
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
  /** Told of each thing that is done, or would be. */
  readonly report: (line: string) => void;
}

export interface SiteReport {
  readonly done: readonly string[];
  /** What an administrator has to put right by hand. */
  readonly troubles: readonly string[];
}

const PROVISION_WITHIN = 10 * 60_000;
const MOST_ATTEMPTS = 5;

/**
 * Gives a site the lists, columns, indexes and libraries that it lacks. Safe to repeat and to interrupt: what is there is left
 * alone, and nothing is ever deleted.
 */
export async function provisionSite(
  client: GraphClient,
  address: SiteAddress,
  wanted: readonly WantedList[],
  { dryRun, report }: ProvisionOptions,
): Promise<SiteReport> {
  const deadline = deadlineIn(PROVISION_WITHIN);
  const done = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    const { deeds, troubles } = planSite(await findSite(client, address, deadline), wanted);
    const news = [...deeds.map(({ says }) => `${dryRun ? 'would ' : ''}${says}`), ...troubles];
    for (const line of attempt === 1 ? news : []) report(`${address.path}: ${line}`);
    for (const { says } of deeds) done.add(says);
    const finished = dryRun || deeds.length === 0 || (await carryOut(client, deeds, deadline));
    if (finished) return { done: [...done], troubles };
    if (attempt === MOST_ATTEMPTS) throw new GraphFault({ kind: 'unavailable', what: WHAT });
  }
}

const WHAT = 'make lists and columns';

/**
 * One after the other: SharePoint refuses changes of one site that meet each other. False when some may not have been carried out,
 * because they or one before them got no clear answer: the site is then looked at again.
 */
async function carryOut(
  client: GraphClient,
  deeds: readonly Deed[],
  deadline: Deadline,
): Promise<boolean> {
  const parts = deeds.map(({ part }) => part);
  const answers = await batch(client, parts, { what: WHAT, deadline, serial: true });
  const failed = answers.filter((answer) => !isOk(answer));
  for (const answer of failed) {
    const fault = partFault(answer, WHAT);
    if (fault.kind === 'refused' && answer.status !== 424) throw fault;
  }
  return failed.length === 0;
}
