import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const Schema = z.record(z.string(), z.unknown());

/** What Microsoft's own schema finds wrong with a manifest, one sentence each. */
export function faultsOf<M extends { readonly manifestVersion: string }>(manifest: M): string[] {
  // The localisation part of the schema has patterns that are not valid with the flag for Unicode.
  const ajv = new Ajv.default({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(readSchema(manifest.manifestVersion));
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || 'the manifest'} ${message}`,
  );
}

function readSchema(version: string) {
  const inside = `build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
  const path = createRequire(import.meta.url).resolve(`@microsoft/app-manifest/${inside}`);
  return Schema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
