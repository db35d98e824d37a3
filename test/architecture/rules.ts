import {
  EMPTY_NAMES,
  HOMES,
  MAY_COMPUTE_IMPORTS,
  MAY_EXPORT_DEFAULT,
  MAY_KNOW_LOCAL,
  MAY_NAME_THE_SAMPLE,
  MAY_READ_ENVIRONMENT,
  MAY_SPEAK_SQL,
  PRODUCTION,
  ROOMS,
  type Room,
} from './law.ts';
import type { SightingKind } from './look.ts';
import type { Import, Source } from './source.ts';

export interface Fault {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

type Judgement = Omit<Fault, 'file' | 'line'>;

/** Everything in one file that breaks the law. `dependencies`: what package.json installs in production. */
export function judge(source: Source, dependencies: readonly string[]): Fault[] {
  const { file } = source;
  const faults: Fault[] = [];
  const add = (line: number, judgement: Judgement | undefined) => {
    if (judgement) faults.push({ file, line, ...judgement });
  };
  for (const one of source.imports) {
    add(one.line, judgeRoom(file, one));
    add(one.line, judgeHome(file, one));
    add(one.line, judgeProduction(file, one, dependencies));
  }
  for (const one of source.sightings) add(one.line, judgeSighting(file, one.kind));
  for (const one of source.strings) {
    add(one.line, judgeSql(file, one.text));
    add(one.line, judgeSample(file, one.text));
  }
  for (const one of source.comments) add(one.line, judgeComment(one.text));
  for (const one of source.names) add(one.line, judgeName(one.text));
  add(1, judgeFileName(file));
  return faults;
}

function isIn(file: string, places: readonly string[]): boolean {
  return places.some((place) => file.startsWith(place));
}

function judgeRoom(file: string, { kind, target }: Import): Judgement | undefined {
  const found = Object.entries(ROOMS).find(([name]) => file.startsWith(name));
  if (!found) return undefined;
  const [home, room]: [string, Room] = found;
  if (kind === 'file' && (target.startsWith(home) || isAmong(target, room.rooms))) return undefined;
  if (kind === 'npm' && (room.npm === 'any' || room.npm.includes(target))) return undefined;
  if (kind === 'node' && room.node) return undefined;
  return {
    rule: 'import law',
    what: `${home} imports ${target}`,
    why: 'the import law (test/architecture/law.ts) keeps the rules free of the world around them',
    fix: 'move the code to the room that may do this, or ask for what it needs through a port',
  };
}

function isAmong(target: string, rooms: Room['rooms']): boolean {
  return rooms === 'any' || isIn(target, rooms);
}

function judgeHome(file: string, { target }: Import): Judgement | undefined {
  if (file.startsWith('test/')) return undefined;
  const home = HOMES.find(({ npm }) => npm.some((pattern) => isLike(target, pattern)));
  if (!home || isIn(file, home.home)) return undefined;
  const where = home.home.join(', ');
  return {
    rule: 'library home',
    what: `${target} is used here`,
    why: `it belongs in ${where}: ${home.why}`,
    fix: `call what ${where} offers instead`,
  };
}

function isLike(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function judgeProduction(file: string, { kind, target }: Import, dependencies: readonly string[]) {
  if (kind !== 'npm' || !isIn(file, PRODUCTION) || dependencies.includes(target)) return undefined;
  return {
    rule: 'production dependency',
    what: `${target} is not among the dependencies of package.json`,
    why: 'a production machine installs no dev dependencies, so this would stop at its start',
    fix: 'move it from devDependencies to dependencies, or do without it',
  };
}

const SIGHTINGS: Record<SightingKind, Judgement & { allowed: readonly string[] }> = {
  any: {
    rule: 'any',
    allowed: [],
    what: 'the type any',
    why: 'what is any is checked by nobody',
    fix: 'parse it at the border with a schema, or use unknown and narrow it',
  },
  cast: {
    rule: 'cast',
    allowed: [],
    what: 'a type is claimed, not proved',
    why: 'a claim that is wrong shows itself in front of a board',
    fix: 'parse with a schema, narrow with a check, or use satisfies',
  },
  'default export': {
    rule: 'default export',
    allowed: MAY_EXPORT_DEFAULT,
    what: 'a default export',
    why: 'each importer may call it something else, so it cannot be found by name',
    fix: 'export it by its name',
  },
  environment: {
    rule: 'environment',
    allowed: MAY_READ_ENVIRONMENT,
    what: 'the environment is read here',
    why: 'settings are read once, all faults are told together, and nobody can be surprised later',
    fix: 'add the setting to the table in bot/config.ts and pass it here',
  },
  local: {
    rule: 'local',
    allowed: MAY_KNOW_LOCAL,
    what: 'this code asks whether it runs locally',
    why: 'the local product must run the same code as production, or it proves nothing',
    fix: 'make the difference in bot/assemble.ts and pass in the thing that differs',
  },
  'test switched': {
    rule: 'test switched',
    allowed: [],
    what: 'a test is switched off, or switches the others off',
    why: 'a green run must have run everything',
    fix: 'repair the test or delete it',
  },
  'hidden import': {
    rule: 'hidden import',
    allowed: MAY_COMPUTE_IMPORTS,
    what: 'a dynamic import of something computed',
    why: 'nobody can see which room it reaches into',
    fix: 'import a literal path',
  },
};

function judgeSighting(file: string, kind: SightingKind): Judgement | undefined {
  const { allowed, ...judgement } = SIGHTINGS[kind];
  return isIn(file, allowed) ? undefined : judgement;
}

const SQL =
  /^\s*(select\s[\s\S]+\sfrom\s|insert\s+into\s|delete\s+from\s|update\s\S+\sset\s|create\s+table\s)/i;

function judgeSql(file: string, text: string): Judgement | undefined {
  if (isIn(file, MAY_SPEAK_SQL) || !SQL.test(text)) return undefined;
  return {
    rule: 'SQL',
    what: 'SQL outside the store',
    why: 'the durability law is kept in one place',
    fix: 'add a function to store/ that says what is wanted in the words of the business',
  };
}

function judgeSample(file: string, text: string): Judgement | undefined {
  if (isIn(file, MAY_NAME_THE_SAMPLE) || !/wiltshire/i.test(text)) return undefined;
  return {
    rule: 'one partnership named',
    what: 'the reference partnership is named in code',
    why: 'some 330 partnerships could use this; which one it is, is configuration',
    fix: 'read it from the settings of the partnership',
  };
}

const LEFT_OVER = new RegExp(`\\b(${['TODO', 'FIXME', 'HACK', 'XXX'].join('|')})\\b`);
const SILENCED = /@ts-(ignore|nocheck|expect-error)/;

function judgeComment(text: string): Judgement | undefined {
  if (LEFT_OVER.test(text)) {
    return {
      rule: 'left over',
      what: 'a note about work not done',
      why: 'nobody reads it again',
      fix: 'do it, or open an issue',
    };
  }
  if (!SILENCED.test(text)) return undefined;
  return {
    rule: 'checker silenced',
    what: 'a comment silences the type checker',
    why: 'it hides the next mistake in that line too',
    fix: 'make the types true',
  };
}

function judgeName(text: string): Judgement | undefined {
  const lastWord = text.split(/(?=[A-Z])/).at(-1) ?? '';
  return judgeWords(text, text === lastWord ? [] : [lastWord]);
}

function judgeFileName(file: string): Judgement | undefined {
  return judgeWords(file, file.replace(/\.\w+$/, '').split(/[/.-]/));
}

function judgeWords(name: string, words: readonly string[]): Judgement | undefined {
  const empty = words.find((word) => EMPTY_NAMES.includes(word.toLowerCase()));
  if (empty === undefined) return undefined;
  return {
    rule: 'empty name',
    what: `the name ${name} says "${empty}"`,
    why: 'such a name fits everything, so everything ends up there',
    fix: 'name the thing, or the deed',
  };
}
