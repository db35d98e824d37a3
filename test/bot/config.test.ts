import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, readLocalSettings, SETTINGS } from '../../bot/config.ts';
import { bankHolidays } from '../../bot/partnerships.ts';
import { SettingsFault } from '../../bot/settings.ts';

const scratch = mkdtempSync(join(tmpdir(), 'boardpack-config-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const TENANT = '00000000-0000-4000-8000-000000000009';

let files = 0;

function partnershipsFile(change: object = {}): string {
  const site = (path: string) => ({ hostname: 'example.sharepoint.com', path });
  const entry = {
    key: 'example',
    name: 'Example Community Safety Partnership',
    shortName: 'Example CSP',
    contactMailbox: 'support@example.org',
    tenant: TENANT,
    sites: { open: site('/sites/csp'), restricted: site('/sites/csp-restricted') },
    calendar: 'england-and-wales',
    closureDays: ['2026-12-29'],
    ...change,
  };
  files += 1;
  const file = join(scratch, `${files}.json`);
  writeFileSync(file, JSON.stringify([entry]));
  return file;
}

function settings(change: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, { example }] of Object.entries(SETTINGS)) env[name] = example;
  return { ...env, PARTNERSHIPS_FILE: partnershipsFile(), ...change };
}

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.faults;
    throw fault;
  }
}

describe('the settings of production', () => {
  it('are complete and frozen when every one is as its example says', () => {
    const config = readConfig(settings());
    expect(config).toMatchObject({
      local: false,
      port: 8080,
      serviceHosts: ['smba.trafficmanager.net'],
    });
    expect(Object.isFrozen(config)).toBe(true);
    expect([...config.tenants]).toContain(TENANT);
    const holidays = config.partnerships[0]?.facts.holidays;
    expect(holidays?.has('2026-12-29')).toBe(true);
    expect(holidays?.has('2026-12-28')).toBe(true);
  });

  it('name every fault at once, and never what was set', () => {
    const faults = faultsOf({ DATABASE_URL: 'secret-in-the-wrong-place' });
    const required = Object.entries(SETTINGS).filter(
      ([, setting]) => setting.otherwise === undefined,
    );
    expect(faults).toHaveLength(required.length);
    for (const [name] of required) expect(faults.join('\n')).toContain(name);
    expect(faults.join('\n')).not.toContain('secret-in-the-wrong-place');
  });

  it.each([
    ['PORT', 'eighty'],
    ['MICROSOFT_APP_ID', ''],
    ['MICROSOFT_APP_TYPE', 'MultiTenant'],
    ['SERVICE_URL', 'http://smba.trafficmanager.net/uk/'],
    ['PARTNERSHIPS_FILE', '/nowhere/partnerships.json'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s', (name, value) => {
    const faults = faultsOf(settings({ [name]: value }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
  });

  it('refuse a partnership with a field too many or too few', () => {
    const tooMany = settings({ PARTNERSHIPS_FILE: partnershipsFile({ local: true }) });
    expect(faultsOf(tooMany)).toHaveLength(1);
    const tooFew = settings({ PARTNERSHIPS_FILE: partnershipsFile({ tenant: undefined }) });
    expect(faultsOf(tooFew)).toHaveLength(1);
  });

  it('are never local, whatever the environment says', () => {
    const env = settings({ LOCAL: 'true', NODE_ENV: 'development', CI: '1', DATA_DIR: '.data' });
    expect(readConfig(env).local).toBe(false);
  });
});

describe('the settings of the local product', () => {
  it('have the ports and the folder of the contract when nothing is set', () => {
    expect(readLocalSettings({})).toEqual({
      port: 3978,
      graphPort: 3979,
      teamsPort: 3980,
      dataDir: '.data',
    });
  });
});

describe('the calendar of England and Wales', () => {
  it('holds the bank holidays of 2026 to 2028 with their substitutes', () => {
    const days = bankHolidays('england-and-wales');
    const of = (year: string) =>
      days.filter((day) => day.startsWith(year)).map((day) => day.slice(5));
    expect(of('2026')).toEqual([
      '01-01',
      '04-03',
      '04-06',
      '05-04',
      '05-25',
      '08-31',
      '12-25',
      '12-28',
    ]);
    expect(of('2027')).toEqual([
      '01-01',
      '03-26',
      '03-29',
      '05-03',
      '05-31',
      '08-30',
      '12-27',
      '12-28',
    ]);
    expect(of('2028')).toEqual([
      '01-03',
      '04-14',
      '04-17',
      '05-01',
      '05-29',
      '08-28',
      '12-25',
      '12-26',
    ]);
  });
});
