import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };

const page = readFileSync(join(import.meta.dirname, '../docs/dependencies.md'), 'utf8');
const [, production = '', development = ''] = page.split(/^## .*$/m);

function packagesIn(part: string): string[] {
  const rows = part.matchAll(/^\| (?<name>@?[a-z][^ ]*) \|/gm);
  return [...rows].map((row) => row.groups?.['name'] ?? '').filter((name) => name !== 'package');
}

describe('The page about dependencies', () => {
  it('explains each package that production installs, and no other', () => {
    expect(packagesIn(production)).toEqual(Object.keys(packageFile.dependencies).toSorted());
  });

  it('explains each package for development, and no other', () => {
    expect(packagesIn(development)).toEqual(Object.keys(packageFile.devDependencies).toSorted());
  });

  it('gives a reason for each', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.filter((row) => (row.split('|')[2] ?? '').trim() === '')).toEqual([]);
  });
});
