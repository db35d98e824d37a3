// Makes the Teams app package, dist/boardpack.zip. For whom it is comes in flags:
//   npm run package -- --app-id … --bot-id … --domain … --organisation … --website … --privacy … --terms …
//   npm run package -- --local
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './check.ts';
import { readFlags } from './flags.ts';
import { makeManifest } from './manifest.ts';
import { zipApp } from './zip.ts';

const asked = readFlags(process.argv.slice(2));
if ('faults' in asked) stop(asked.faults);

const manifest = makeManifest(asked.facts);
const faults = faultsOf(manifest);
if (faults.length > 0) stop(faults);

const folder = join(import.meta.dirname, '..', 'dist');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'boardpack.zip'), zipApp(manifest));
process.stdout.write('dist/boardpack.zip is ready to be uploaded to Teams.\n');

function stop(reasons: readonly string[]): never {
  process.stderr.write(`The package was not made:\n${reasons.map((one) => `  ${one}\n`).join('')}`);
  process.exit(1);
}
