/** What a page for people claims about the tree, and what the tree claims about a page. */

const ROOT_FOLDERS =
  /^(?:bot|cards|docs|graph|infra|local|manifest|pack|partnership|store|test|\.ci)\//;
const FILE_NAME = /\.(?:ts|mts|mjs|cjs|json|jsonc|md|typ|sql|css|png|yaml|yml|bicep)$/;

export interface Named {
  readonly name: string;
  readonly path: string;
}

/** Paths that stand between backticks, alone or in a command. What a command makes (`dist/`) is not there yet. */
export function pathsIn(page: string): string[] {
  const words = spansIn(page).flatMap((span) => span.split(/\s+/));
  return words.filter(
    (word) =>
      /^[\w@./-]+$/.test(word) &&
      !word.startsWith('/') &&
      !word.startsWith('dist/') &&
      !/^\.\w+$/.test(word) &&
      (ROOT_FOLDERS.test(word) || FILE_NAME.test(word)),
  );
}

/** `name` (`path/to/file.ts`): that a thing of this name is in this file. Also with "in" or "of" between. */
export function namesIn(page: string): Named[] {
  const found = withoutBlocks(page).matchAll(
    /`([A-Za-z][\w.]*)`(?: \(| in | of )`([\w@./-]+\.(?:ts|mjs))`/g,
  );
  return Array.from(found, ([, name = '', path = '']) => ({ name, path }));
}

/** Where the links of a page lead, as paths from the root; addresses outside are none of our business. */
export function linksIn(page: string, folder: string): string[] {
  const targets = Array.from(
    withoutBlocks(page).matchAll(/\]\(([^)#]+)[^)]*\)/g),
    ([, to = '']) => to,
  );
  return targets
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => new URL(to, `file:///${folder}`).pathname.slice(1));
}

export function headingsIn(page: string): string[] {
  return Array.from(withoutBlocks(page).matchAll(/^#{1,4} (.+)$/gm), ([, heading = '']) =>
    heading.replaceAll('`', '').trim(),
  );
}

/** The rows of every table below this heading, up to the next one, cell by cell, without head and rule. */
export function rowsUnder(page: string, heading: string): string[][] {
  const [, part = ''] = page.split(`\n## ${heading}\n`);
  const [own = ''] = part.split(/\n## /);
  return own
    .split('\n')
    .filter((line, at, lines) => isRow(line) && !isRule(line) && !isRule(lines[at + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** Titles in quotation marks behind a page's path, as comments cite them, also over the end of a line. */
export function citedIn(source: string, page: string): string[] {
  const text = source.replaceAll(/\s*\n\s*(?:\*(?!\/)|\/\/|#|--)?\s*/g, ' ');
  const found = text.matchAll(new RegExp(`${page.replaceAll('.', '\\.')}, "([^"]+)"`, 'g'));
  return Array.from(found, ([, title = '']) => title);
}

/** Pages that a source names. */
export function pagesIn(source: string): string[] {
  return Array.from(source.matchAll(/\bdocs\/[\w/.-]+\.md\b/g), ([path]) => path);
}

function isRow(line: string): boolean {
  return line.startsWith('|') && line.endsWith('|');
}

function isRule(line: string): boolean {
  return /^\|[-|: ]+\|$/.test(line);
}

function spansIn(page: string): string[] {
  return Array.from(withoutBlocks(page).matchAll(/`([^`\n]+)`/g), ([, span = '']) => span);
}

function withoutBlocks(page: string): string {
  return page
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
    .replaceAll(/(?<=\S)\n *(?=\S)(?![|#-])/g, ' ');
}
