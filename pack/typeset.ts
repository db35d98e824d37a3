import { dirname, join } from 'node:path';
import {
  NodeCompiler,
  type NodeError,
  type NodeTypstDocument,
} from '@myriaddreamin/typst-ts-node-compiler';
import { z } from 'zod';
import type { PackContents } from '../partnership/pack-contents.ts';
import { type Extent, type Fit, looseFit, tighter } from './fit.ts';
import { fontFiles } from './fonts.ts';
import { PrintFault } from './print-fault.ts';
import { type Look, sheetOf } from './sheet/sheet.ts';
import { openCoverage } from './text/coverage.ts';
import { withoutQuotes } from './without-quotes.ts';

const WORKSPACE = join(import.meta.dirname, 'template');
const MAIN = join(WORKSPACE, 'pack.typ');
const DATA = join(WORKSPACE, 'data.json');

/** Enough for any report that people can write; each try costs a layout. */
const TRIES = 14;

const Extents = z.array(z.object({ part: z.string(), pages: z.number(), lastPage: z.number() }));
const Diagnostic = z.object({
  message: z.string(),
  path: z.string().nullish(),
  range: z.unknown(),
});

/** Lays the pack out and writes it as PDF/UA-1. Blocks while it works and keeps memory: run it in a process of its own. */
export function typeset(contents: PackContents, look: Look): { bytes: Uint8Array; pages: number } {
  const compiler = openCompiler();
  const shows = openCoverage();
  const layOut = (fit: Fit) => {
    const sheet = sheetOf(contents, look, fit, shows);
    compiler.mapShadow(DATA, Buffer.from(JSON.stringify(sheet)));
    return laidOut(compiler);
  };
  let fit = looseFit(contents);
  let laid = layOut(fit);
  for (let tried = 1; tried < TRIES; tried++) {
    const next = tighter(fit, extentsOf(compiler, laid));
    if (next === null) break;
    fit = next;
    // Keeps what the next layout can use again; otherwise a long search for a fit would hold every layout it tried.
    compiler.evictCache(1);
    laid = layOut(fit);
  }
  return { bytes: written(compiler, laid), pages: laid.numOfPages };
}

function openCompiler(): NodeCompiler {
  const fontPaths = [...new Set(fontFiles().map((font) => dirname(font.file)))];
  return NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths }] });
}

function laidOut(compiler: NodeCompiler): NodeTypstDocument {
  const outcome = compiler.compile({ mainFilePath: MAIN });
  // A layout that never settled still has a result, but its page numbers may be wrong.
  const unsettled = diagnosticsOf(compiler, outcome.takeWarnings()).filter(({ message }) =>
    message.includes('did not converge'),
  );
  if (outcome.result !== null && unsettled.length === 0) return outcome.result;
  const errors = diagnosticsOf(compiler, outcome.takeDiagnostics());
  throw new PrintFault([...errors, ...unsettled].map(describe).join('; '));
}

function diagnosticsOf(compiler: NodeCompiler, found: NodeError | null) {
  return found === null ? [] : z.array(Diagnostic).parse(compiler.fetchDiagnostics(found));
}

function describe({ message, path, range }: z.infer<typeof Diagnostic>): string {
  return `${withoutQuotes(message)} (${path ?? 'template'} ${JSON.stringify(range)})`;
}

function extentsOf(compiler: NodeCompiler, laid: NodeTypstDocument): Extent[] {
  return Extents.parse(compiler.query(laid, { selector: '<extent>', field: 'value' }));
}

function written(compiler: NodeCompiler, laid: NodeTypstDocument): Uint8Array {
  try {
    return compiler.pdf(laid, { pdfStandard: 'ua-1' });
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : 'no reason given';
    throw new PrintFault(`PDF/UA-1 refused: ${reasonsIn(said)}`);
  }
}

/** At this stage the library gives its diagnostics as one debug string, in which only the messages help. */
function reasonsIn(said: string): string {
  const messages = said.matchAll(/message: "((?:[^"\\]|\\.)*)"/gsu);
  return Array.from(messages, ([, message = '']) =>
    withoutQuotes(message.replaceAll('\\"', '"')),
  ).join('; ');
}
