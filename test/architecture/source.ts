import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { type Findings, look, type Seen } from './look.ts';

/** What the rules need to know of one source file. */
export interface Source extends Omit<Findings, 'specifiers'> {
  readonly file: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly comments: readonly Seen[];
}

export interface Import {
  readonly line: number;
  /** A path from the root of the project, the name of an npm package, or a module of Node's own. */
  readonly kind: 'file' | 'npm' | 'node';
  readonly target: string;
}

/** Reads a file as the rules see it. Refuses text that is not TypeScript: it could not be judged. */
export function readSource(file: string, text: string): Source {
  const parsed = parseSync(file, text);
  const [broken] = parsed.errors;
  if (broken) throw new Error(`${file} cannot be parsed: ${broken.message}`);
  const lineAt = lineFinder(text);
  const { specifiers, ...found } = look(parsed.program, text, lineAt);
  const { staticImports, staticExports } = parsed.module;
  const requests = [
    ...staticImports.map((one) => one.moduleRequest),
    ...staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest)),
  ];
  for (const request of requests) {
    if (request) specifiers.push({ line: lineAt(request.start), text: request.value });
  }
  return {
    ...found,
    file,
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: specifiers.map((one) => toImport(file, one)),
    comments: parsed.comments.map((one) => ({ line: lineAt(one.start), text: one.value })),
  };
}

function toImport(file: string, { line, text }: Seen): Import {
  if (text.startsWith('.')) {
    return { line, kind: 'file', target: posix.join(posix.dirname(file), text) };
  }
  if (isBuiltin(text)) return { line, kind: 'node', target: text };
  const [first = '', second = ''] = text.split('/');
  return { line, kind: 'npm', target: first.startsWith('@') ? `${first}/${second}` : first };
}

function lineFinder(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => 1 + ends.filter((end) => end < offset).length;
}
