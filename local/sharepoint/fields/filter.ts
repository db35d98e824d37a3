import { invalid, unknownHere } from '../http/refusal.ts';

export type Literal = string | number | boolean | null;
export type Filter =
  | { kind: 'and' | 'or'; parts: Filter[] }
  | Comparison
  | { kind: 'startswith'; field: string; value: Literal };
export type Comparison = { kind: 'compare'; field: string; operator: Operator; value: Literal };
type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

type Token = { kind: 'word' | 'text' | 'mark'; text: string };
type Reader = { peek: () => Token | undefined; take: () => Token };

/** Reads `$filter` of list items: comparisons and startswith on `fields/…`, joined by and, or, brackets. */
export function parseFilter(source: string): Filter {
  const tokens = tokensOf(source);
  let at = 0;
  const reader: Reader = {
    peek: () => tokens[at],
    take: () => {
      const token = tokens[at];
      if (!token) throw badFilter(source);
      at += 1;
      return token;
    },
  };
  const filter = readJoined(reader, 'or');
  if (reader.peek()) throw badFilter(source);
  return filter;
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const shape = /\s*(?:'((?:[^']|'')*)'|([(),])|([^\s(),']+))/y;
  while (source.slice(shape.lastIndex).trim() !== '') {
    const found = shape.exec(source);
    if (!found) throw badFilter(source);
    const [, text, mark, word] = found;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
  }
  return tokens;
}

/** `and` binds closer than `or`. */
function readJoined(reader: Reader, by: 'and' | 'or'): Filter {
  const readPart = () => (by === 'or' ? readJoined(reader, 'and') : readTerm(reader));
  const parts = [readPart()];
  while (reader.peek()?.text === by && reader.peek()?.kind === 'word') {
    reader.take();
    parts.push(readPart());
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: by, parts };
}

function readTerm(reader: Reader): Filter {
  const token = reader.take();
  if (token.text === '(' && token.kind === 'mark') {
    const inner = readJoined(reader, 'or');
    expectMark(reader, ')');
    return inner;
  }
  if (token.text === 'startswith') {
    expectMark(reader, '(');
    const field = fieldNamed(reader.take());
    expectMark(reader, ',');
    const value = literal(reader.take());
    expectMark(reader, ')');
    return { kind: 'startswith', field, value };
  }
  const field = fieldNamed(token);
  return {
    kind: 'compare',
    field,
    operator: operatorOf(reader.take()),
    value: literal(reader.take()),
  };
}

function expectMark(reader: Reader, mark: string): void {
  const token = reader.take();
  if (token.kind !== 'mark' || token.text !== mark) throw badFilter(token.text);
}

function fieldNamed(token: Token): string {
  if (token.kind !== 'word') throw badFilter(token.text);
  const [, field] = /^fields\/([A-Za-z_][A-Za-z0-9_]*)$/.exec(token.text) ?? [];
  if (field === undefined) throw unknownHere(`$filter on ${token.text}`);
  return field;
}

function operatorOf(token: Token): Operator {
  switch (token.text) {
    case 'eq':
    case 'ne':
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return token.text;
    default:
      throw unknownHere(`$filter operator ${token.text}`);
  }
}

function literal(token: Token): Literal {
  if (token.kind === 'text') return token.text;
  if (token.text === 'null') return null;
  if (token.text === 'true') return true;
  if (token.text === 'false') return false;
  if (/^-?\d+(\.\d+)?$/.test(token.text)) return Number(token.text);
  if (/^\d{4}-\d{2}-\d{2}/.test(token.text)) return token.text;
  throw badFilter(token.text);
}

function badFilter(at: string) {
  return invalid(`Invalid filter clause: syntax error near '${at}'.`);
}
