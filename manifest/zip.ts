import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** A zip file has no time before this one. */
const BEGINNING = new Date(1980, 0, 1);

const UNIX = 3;
const READABLE = 0o644 << 16;

/**
 * The app as Teams takes it. The same manifest gives the same bytes on every machine and every day, so
 * that whoever approves a package can see that it is the one that was checked.
 */
export function zipApp(manifest: object): Uint8Array {
  const files: Zippable = {
    'color.png': icon('color'),
    'manifest.json': new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
    'outline.png': icon('outline'),
  };
  return zipSync(files, { level: 9, mtime: BEGINNING, os: UNIX, attrs: READABLE });
}

function icon(name: 'color' | 'outline'): Uint8Array {
  return readFileSync(join(import.meta.dirname, 'icons', `${name}.png`));
}
