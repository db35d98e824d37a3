import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../bot/partnerships.ts';
import { samplePeople } from '../local/sample/people.ts';
import packageFile from '../package.json' with { type: 'json' };
import {
  addWorkingDays,
  instantAt,
  localDay,
  localTime,
  workingDaysBetween,
} from '../partnership/calendar.ts';
import { milestonesFor } from '../partnership/cycle.ts';
import {
  citedIn,
  headingsIn,
  linksIn,
  namesIn,
  pagesIn,
  pathsIn,
  rowsUnder,
} from './docs/read-page.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const isThere = (path: string) => existsSync(join(root, path));

const decisions = globSync('docs/decisions/*.md', { cwd: root }).map(slashed).toSorted();
const pages = ['README.md', 'docs/domain.md', 'docs/how-it-works.md', ...decisions];
const sources = globSync(
  '{bot,cards,graph,infra,local,manifest,pack,partnership,store,test}/**/*.{ts,mts,mjs,typ,sql}',
  { cwd: root },
)
  .map(slashed)
  .filter((file) => !file.startsWith('test/docs'));

const readme = read('README.md');
const domain = read('docs/domain.md');
const broken = read('test/docs/broken.md.txt');
const holidays = new Set(bankHolidays('england-and-wales'));

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function missingNames(page: string): string[] {
  return namesIn(page)
    .filter(({ name, path }) => {
      const text = isThere(path) ? read(path) : '';
      return name.split('.').some((part) => !new RegExp(`\\b${part}\\b`).test(text));
    })
    .map(({ name, path }) => `${name} in ${path}`);
}

/** Scripts that npm runs before another are no commands of their own. */
function scriptCommands(): string[] {
  const names = Object.keys(packageFile.scripts);
  const own = names.filter(
    (name) => !names.includes(name.replace(/^(?:pre|post)/, '')) || !/^(?:pre|post)/.test(name),
  );
  return own.map((name) => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`));
}

function tableCommands(page: string): string[] {
  return rowsUnder(page, 'Commands').map(([command = '']) => command.replaceAll('`', ''));
}

describe('The pages for people', () => {
  it('name only files and folders that exist', () => {
    const named = pages.flatMap((page) => pathsIn(read(page)).map((path) => ({ page, path })));
    expect(named.filter(({ path }) => !isThere(path))).toEqual([]);
    expect(named.length).toBeGreaterThan(120);
  });

  it('name only things that are in the file beside them', () => {
    expect(pages.flatMap((page) => missingNames(read(page)))).toEqual([]);
    expect(pages.flatMap((page) => namesIn(read(page))).length).toBeGreaterThan(30);
  });

  it('link only to what exists', () => {
    const links = pages.flatMap((page) => linksIn(read(page), `${posix.dirname(page)}/`));
    expect(links.filter((path) => !isThere(path))).toEqual([]);
    expect(links.length).toBeGreaterThan(20);
  });
});

describe('The README', () => {
  it('lists the commands that package.json has, and no other', () => {
    expect(tableCommands(readme).toSorted()).toEqual(scriptCommands().toSorted());
  });

  it('links every decision', () => {
    const linked = linksIn(readme, '');
    expect(decisions.filter((decision) => !linked.includes(decision))).toEqual([]);
    expect(decisions.length).toBeGreaterThanOrEqual(15);
  });

  it('names people of the sample by their keys', () => {
    const known = samplePeople().map(({ key }) => key);
    const named = rowsUnder(readme, 'Try it').flatMap(([first = '']) =>
      Array.from(first.matchAll(/`([a-z-]+)`/g), ([, key = '']) => key),
    );
    expect(named.filter((key) => !known.includes(key))).toEqual([]);
    expect(named.length).toBeGreaterThan(8);
  });
});

describe('The decisions', () => {
  it('are numbered without a gap', () => {
    const numbers = decisions.map((file) => Number(posix.basename(file).slice(0, 3)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('say what was done, what else there was, why, what it costs and when to look again', () => {
    const asked = ['What we do', 'What else there was', 'Why', 'What it costs'];
    for (const decision of decisions) {
      const headings = headingsIn(read(decision)).slice(1);
      expect(headings, decision).toEqual([...asked, 'When to look again']);
    }
  });
});

describe('The guide to the domain', () => {
  it('has every section that the code cites', () => {
    const headings = headingsIn(domain);
    const cited = sources.flatMap((file) =>
      citedIn(read(file), 'docs/domain.md').map((title) => ({ file, title })),
    );
    expect(cited.filter(({ title }) => !headings.includes(title))).toEqual([]);
    expect(cited.length).toBeGreaterThanOrEqual(15);
    expect(sources.length).toBeGreaterThan(300);
  });

  it('exists, and so does every other page that the code names', () => {
    const named = sources.flatMap((file) => pagesIn(read(file)).map((page) => ({ file, page })));
    expect(named.filter(({ page }) => !isThere(page))).toEqual([]);
  });

  it('tells the cycle as the code runs it', () => {
    const day = '2026-12-17';
    const told = rowsUnder(domain, 'Cycle').filter(([offset = '']) => /^T(?:−\d+)?$/.test(offset));
    const run = milestonesFor(instantAt(day, '14:00'), holidays).map(({ key, label, at }) => {
      const before = workingDaysBetween(localDay(at), day, holidays);
      return [before === 0 ? 'T' : `T−${before}`, key === 'meeting' ? '–' : localTime(at), label];
    });
    expect(told.map((cells) => cells.slice(0, 3))).toEqual(run);
  });

  it('gives the days that the calendar gives', () => {
    const told = rowsUnder(domain, 'Cycle').filter(([day = '']) => /^\d{4}-/.test(day));
    const counted = told.map(([day = '']) => [
      day,
      ...[-20, -12, -7, -6, 10].map((count) => addWorkingDays(day, count, holidays)),
    ]);
    expect(told).toEqual(counted);
    expect(told).toHaveLength(8);
  });
});

describe('A page that is wrong', () => {
  it('is seen to be wrong', () => {
    expect(pathsIn(broken).filter((path) => !isThere(path))).toEqual([
      'partnership/nowhere.ts',
      'infra/nothing.mjs',
    ]);
    expect(missingNames(broken)).toEqual(['decideEverything in partnership/decide.ts']);
    expect(linksIn(broken, '').filter((path) => !isThere(path))).toEqual([
      'docs/no-such-page.md',
      'docs/no-such-picture.png',
    ]);
    expect(tableCommands(broken)).toEqual(['npm start', 'npm run fly']);
    expect(citedIn(broken, 'docs/domain.md')).toEqual(['No such heading']);
    expect(pagesIn(broken)).toContain('docs/gone.md');
  });
});
