import { z } from 'zod';
import { type ConfiguredPartnership, readPartnerships } from './partnerships.ts';
import { isComplete, readSetting, type Setting, SettingsFault, setting } from './settings.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;
const port = z.coerce.number().int().min(0).max(65_535);

/** Hosts to which the bot may send its token: the public cloud and the sovereign ones (reference: Teams notes, "Security"). */
const TEAMS_HOSTS =
  'smba.trafficmanager.net,smba.infra.gcc.teams.microsoft.com,smba.infra.gov.teams.microsoft.us,smba.infra.dod.teams.microsoft.us';

/** Every setting of production, for this reader, the documents and the doctor. Local mode reads none of these but the ports. */
export const SETTINGS = {
  PORT: setting(port, 'Port on which the bot listens', '8080'),
  DATABASE_URL: setting(
    z.url({ protocol: /^postgres(ql)?$/ }),
    'PostgreSQL of the bot',
    'postgresql://boardpack@db.example.org/boardpack',
  ),
  MICROSOFT_APP_ID: setting(
    z.guid(),
    'Application id of the bot’s Entra registration',
    '00000000-0000-4000-8000-000000000001',
  ),
  MICROSOFT_APP_TENANT: setting(
    z.guid(),
    'Directory of that registration; people of it and of the partnerships’ tenants may write',
    '00000000-0000-4000-8000-000000000002',
  ),
  MICROSOFT_APP_TYPE: setting(
    z.literal('SingleTenant'),
    'Type of the Azure Bot; only SingleTenant with a federated credential is supported',
    'SingleTenant',
  ),
  MANAGED_IDENTITY_CLIENT_ID: setting(
    z.guid(),
    'Client id of the user-assigned managed identity that stands in for every secret',
    '00000000-0000-4000-8000-000000000003',
  ),
  SERVICE_HOSTS: setting(
    z.string().transform((list) => list.split(',').map((host) => host.trim().toLowerCase())),
    'Hosts of the Bot Connector that may be answered',
    'smba.trafficmanager.net',
    TEAMS_HOSTS,
  ),
  SERVICE_URL: setting(
    z.url({ protocol: /^https$/ }),
    'Connector address for the first message to somebody who has never written',
    'https://smba.trafficmanager.net/uk/',
  ),
  PARTNERSHIPS_FILE: setting(
    z.string().min(1),
    'JSON file with the partnerships that this deployment serves',
    '/etc/boardpack/partnerships.json',
  ),
  LOG_LEVEL: setting(z.enum(LEVELS), 'How much is logged', 'info', 'info'),
} as const satisfies Record<string, Setting<unknown>>;

export interface Config {
  readonly local: boolean;
  readonly port: number;
  /** Address to listen on; null: all of them. */
  readonly host: string | null;
  readonly databaseUrl: string;
  readonly appId: string;
  readonly botId: string;
  readonly appTenant: string;
  /** Null in local mode, which has no identity. */
  readonly managedIdentity: string | null;
  readonly tenants: ReadonlySet<string>;
  readonly serviceHosts: readonly string[];
  readonly serviceUrl: string;
  readonly partnerships: readonly ConfiguredPartnership[];
  readonly logLevel: (typeof LEVELS)[number];
  readonly mirrorEverySeconds: number;
  readonly clockEverySeconds: number;
}

/** The settings of production. Never gives a local configuration, whatever is set. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  const at = <T>(name: string, setting: Setting<T>) => readSetting(env, name, setting, faults);
  const file = at('PARTNERSHIPS_FILE', SETTINGS.PARTNERSHIPS_FILE);
  const partnerships = file === undefined ? [] : partnershipsIn(file, faults);
  const appId = at('MICROSOFT_APP_ID', SETTINGS.MICROSOFT_APP_ID);
  const appTenant = at('MICROSOFT_APP_TENANT', SETTINGS.MICROSOFT_APP_TENANT);
  at('MICROSOFT_APP_TYPE', SETTINGS.MICROSOFT_APP_TYPE);
  const read = {
    port: at('PORT', SETTINGS.PORT),
    databaseUrl: at('DATABASE_URL', SETTINGS.DATABASE_URL),
    appId,
    botId: appId === undefined ? undefined : `28:${appId}`,
    appTenant,
    managedIdentity: at('MANAGED_IDENTITY_CLIENT_ID', SETTINGS.MANAGED_IDENTITY_CLIENT_ID),
    serviceHosts: at('SERVICE_HOSTS', SETTINGS.SERVICE_HOSTS),
    serviceUrl: at('SERVICE_URL', SETTINGS.SERVICE_URL),
    logLevel: at('LOG_LEVEL', SETTINGS.LOG_LEVEL),
  };
  if (faults.length > 0 || !isComplete(read)) throw new SettingsFault(faults);
  const tenants = new Set([read.appTenant, ...partnerships.map((each) => each.facts.tenant)]);
  return Object.freeze({ ...read, ...PRODUCTION, partnerships, tenants });
}

const PRODUCTION = { local: false, host: null, mirrorEverySeconds: 30, clockEverySeconds: 30 };

/**
 * The configuration of the local product, from values and never from the environment alone: production cannot be
 * talked into it by a variable. It listens on loopback only.
 */
export function localConfig(values: {
  port: number;
  databaseUrl: string;
  serviceUrl: string;
  partnerships: readonly ConfiguredPartnership[];
}): Config {
  const [first] = values.partnerships;
  if (first === undefined) throw new Error('The local product needs a partnership');
  return Object.freeze({
    ...values,
    local: true,
    host: '127.0.0.1',
    appId: 'boardpack',
    botId: '28:boardpack',
    appTenant: first.facts.tenant,
    managedIdentity: null,
    tenants: new Set(values.partnerships.map((each) => each.facts.tenant)),
    serviceHosts: [],
    logLevel: 'info',
    mirrorEverySeconds: 5,
    clockEverySeconds: 5,
  });
}

const LocalSettings = z.object({
  PORT: port.default(3978),
  GRAPH_PORT: port.default(3979),
  TEAMS_PORT: port.default(3980),
  DATA_DIR: z.string().min(1).default('.data'),
});

export interface LocalSettings {
  readonly port: number;
  readonly graphPort: number;
  readonly teamsPort: number;
  readonly dataDir: string;
}

/** Where `npm start` puts itself. */
export function readLocalSettings(env: NodeJS.ProcessEnv = process.env): LocalSettings {
  const read = LocalSettings.parse(env);
  const { PORT, GRAPH_PORT, TEAMS_PORT, DATA_DIR } = read;
  return { port: PORT, graphPort: GRAPH_PORT, teamsPort: TEAMS_PORT, dataDir: DATA_DIR };
}

function partnershipsIn(file: string, faults: string[]): ConfiguredPartnership[] {
  try {
    return readPartnerships(file);
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : sentenceOf(error);
    faults.push(`PARTNERSHIPS_FILE cannot be used: ${why}`);
    return [];
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it cannot be read';
}
