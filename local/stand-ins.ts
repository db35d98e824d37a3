import { COMMANDS } from '../bot/commands/table.ts';
import type { Log } from '../bot/log.ts';
import { bankHolidays, type ConfiguredPartnership, configured } from '../bot/partnerships.ts';
import type { LocalClock } from './clock.ts';
import { originsServedBy } from './furnish.ts';
import type { Sample } from './sample/sample.ts';
import { type SharePoint, serveSharePoint } from './sharepoint/serve.ts';
import { serveTeams, type Teams } from './teams/serve.ts';

const BOT = { id: '28:boardpack', name: 'Boardpack' };
const CALENDAR = 'england-and-wales';

/** The days on which nobody works, for the clock and the sample. */
export function holidays(): ReadonlySet<string> {
  return new Set(bankHolidays(CALENDAR));
}

export function partnershipOf({ partnership }: Sample): ConfiguredPartnership {
  const { key, name, shortName, contactMailbox, tenant, sites } = partnership;
  const place = ({ hostname, path }: { hostname: string; path: string }) => ({ hostname, path });
  const places = { open: place(sites.open), restricted: place(sites.restricted) };
  const facts = { key, name, shortName, contactMailbox, tenant, sites: places };
  return configured({ ...facts, calendar: CALENDAR, closureDays: [] }, true);
}

const OPEN_MEMBERS = ['business support', 'manager', 'analyst'];
/** Its own, smaller membership: who opens it past the bot sees no more than through it. */
const RESTRICTED_MEMBERS = ['business support', 'manager', 'information governance lead'];

function membersOf(sample: Sample, roles: readonly string[]): string[] {
  return sample.people
    .filter((person) => person.roles.split('; ').some((role) => roles.includes(role)))
    .map((person) => person.email);
}

/** Microsoft Graph and SharePoint, with the sample's sites and directory. */
export function sharePointFor(
  sample: Sample,
  options: { dataDir: string; port: number; clock: LocalClock; log: Log },
): Promise<SharePoint> {
  const { dataDir, port, clock, log } = options;
  return serveSharePoint({
    dataDir,
    port,
    now: () => clock.now(),
    sites: [
      { ...sample.partnership.sites.open, members: membersOf(sample, OPEN_MEMBERS) },
      { ...sample.partnership.sites.restricted, members: membersOf(sample, RESTRICTED_MEMBERS) },
    ],
    people: sample.people.map(({ aadObjectId, title, email }) => ({
      aadObjectId,
      name: title,
      email,
    })),
    log: (message, data) => log.warn(data, message),
  });
}

/** Teams, with a page for each person of the sample, its channels and the Executive's chat. */
export function teamsFor(
  sample: Sample,
  options: { dataDir: string; port: number; botPort: number; clock: LocalClock; log: Log },
  sharePointPage: string,
): Promise<Teams> {
  const { dataDir, port, botPort, clock, log } = options;
  return serveTeams({
    dataDir,
    port,
    botEndpoint: `http://127.0.0.1:${botPort}/api/messages`,
    bot: BOT,
    tenantId: sample.partnership.tenant,
    people: sample.people.map((person) => ({
      ...person,
      name: person.title,
      roles: person.roles.split(';').map((role) => role.trim()),
    })),
    teams: [{ ...sample.partnership.team, channels: [...sample.channels] }],
    groupChats: [sample.executiveChat],
    clock,
    commands: COMMANDS.map(({ name, says }) => ({ title: name, description: says })),
    origins: originsServedBy(sample, new URL(sharePointPage).origin),
    links: [{ title: 'SharePoint', href: sharePointPage }],
    log,
  });
}
