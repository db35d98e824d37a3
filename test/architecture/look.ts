import type { Expression, Program, Span, VisitorObject } from 'oxc-parser';
import { Visitor } from 'oxc-parser';

export interface Seen {
  readonly line: number;
  readonly text: string;
}

export type SightingKind =
  | 'any'
  | 'cast'
  | 'default export'
  | 'environment'
  | 'local'
  | 'test switched'
  | 'hidden import';

/** What one walk over a file's syntax tree has seen. */
export interface Findings {
  readonly specifiers: Seen[];
  readonly functions: { line: number; lines: number }[];
  readonly sightings: { line: number; kind: SightingKind }[];
  readonly strings: Seen[];
  readonly names: Seen[];
}

type LineAt = (offset: number) => number;

export function look(program: Program, text: string, lineAt: LineAt): Findings {
  const found: Findings = { specifiers: [], functions: [], sightings: [], strings: [], names: [] };
  const see = (kind: SightingKind) => (node: Span) => {
    found.sightings.push({ line: lineAt(node.start), kind });
  };
  const parts = [
    declarations(found, lineAt),
    claims(see),
    reaches(found, lineAt, see('hidden import')),
    members(see),
    conditions(text, see('local')),
    texts(found, lineAt),
  ];
  for (const part of parts) new Visitor(part).visit(program);
  return found;
}

function declarations({ functions, names }: Findings, lineAt: LineAt): VisitorObject {
  const measure = (node: Span) => {
    const line = lineAt(node.start);
    functions.push({ line, lines: lineAt(node.end) - line + 1 });
  };
  const name = ({ id }: { id?: (Span & { name: string }) | null }) => {
    if (id) names.push({ line: lineAt(id.start), text: id.name });
  };
  return {
    FunctionDeclaration: (node) => {
      measure(node);
      name(node);
    },
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    ClassDeclaration: name,
    TSInterfaceDeclaration: name,
    TSTypeAliasDeclaration: name,
  };
}

function claims(see: (kind: SightingKind) => (node: Span) => void): VisitorObject {
  return {
    ExportDefaultDeclaration: see('default export'),
    TSAnyKeyword: see('any'),
    TSNonNullExpression: see('cast'),
    TSTypeAssertion: see('cast'),
    TSAsExpression: (node) => {
      const { typeAnnotation: type } = node;
      const isConst =
        type.type === 'TSTypeReference' &&
        type.typeName.type === 'Identifier' &&
        type.typeName.name === 'const';
      if (!isConst) see('cast')(node);
    },
  };
}

/** Ways to reach another module that are not an import statement. */
function reaches(found: Findings, lineAt: LineAt, hidden: (node: Span) => void): VisitorObject {
  const add = (node: Span, specifier: string) => {
    found.specifiers.push({ line: lineAt(node.start), text: specifier });
  };
  return {
    TSImportType: (node) => add(node, node.source.value),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') {
        add(node, node.source.value);
      } else hidden(node);
    },
    CallExpression: (node) => {
      const [first] = node.arguments;
      if (!isResolver(node.callee) || first?.type !== 'Literal') return;
      if (typeof first.value === 'string') add(node, first.value);
    },
  };
}

/** `require(…)`, `require.resolve(…)` and `import.meta.resolve(…)`. */
function isResolver(callee: Expression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  if (callee.property.name !== 'resolve') return false;
  if (callee.object.type === 'MetaProperty') return true;
  return callee.object.type === 'Identifier' && callee.object.name === 'require';
}

function members(see: (kind: SightingKind) => (node: Span) => void): VisitorObject {
  return {
    MemberExpression: (node) => {
      const object = node.object.type === 'Identifier' ? node.object.name : '';
      const key = node.property.type === 'Identifier' ? node.property.name : '';
      if (object === 'process' && key === 'env') see('environment')(node);
      const isTest = ['it', 'test', 'describe'].includes(object);
      if (isTest && ['only', 'skip', 'todo'].includes(key)) see('test switched')(node);
    },
  };
}

const LOCAL = /\bisLocal\b|\blocalMode\b|\.local\b/;

/** A value may be carried; it may not be asked. */
function conditions(text: string, see: (node: Span) => void): VisitorObject {
  const ask = (node: Span, condition: Span) => {
    if (LOCAL.test(text.slice(condition.start, condition.end))) see(node);
  };
  return {
    IfStatement: (node) => ask(node, node.test),
    ConditionalExpression: (node) => ask(node, node.test),
    LogicalExpression: (node) => ask(node, node.left),
  };
}

function texts({ strings }: Findings, lineAt: LineAt): VisitorObject {
  return {
    Literal: (node) => {
      if (typeof node.value !== 'string') return;
      strings.push({ line: lineAt(node.start), text: node.value });
    },
    TemplateElement: (node) => {
      strings.push({ line: lineAt(node.start), text: node.value.raw });
    },
  };
}
