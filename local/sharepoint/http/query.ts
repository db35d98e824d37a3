import { invalid, unknownHere } from './refusal.ts';

const optionalDollar = new Set([
  'select',
  'expand',
  'filter',
  'orderby',
  'top',
  'skip',
  'skiptoken',
  'count',
]);

/** Query options by their full names; `expand` and `$expand` are the same. */
export function parseQuery(url: string, options: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of new URL(url, 'http://local').searchParams) {
    const name = optionalDollar.has(key) ? `$${key}` : key;
    if (name === '$skip') {
      throw invalid(
        '$skip is not supported on this API. Only URLs returned by the API can be used to page.',
      );
    }
    if (!options.includes(name)) throw unknownHere(`query option ${key}`);
    found.set(name, value);
  }
  return found;
}

export type Expansion = Map<string, { select?: string[]; expand?: string }>;

/** `$expand=fields($select=A,B),driveItem` → each name with its own options; names not offered are answered 501. */
export function parseExpand(value: string | undefined, offered: readonly string[]): Expansion {
  const expansion: Expansion = new Map();
  for (const part of splitOutside(value ?? '', ',')) {
    const [, name = '', inner = ''] = /^\s*([A-Za-z]+)(?:\((.*)\))?\s*$/.exec(part) ?? [];
    if (!offered.includes(name)) throw unknownHere(`$expand=${part}`);
    expansion.set(name, parseInner(inner));
  }
  return expansion;
}

function parseInner(inner: string): { select?: string[]; expand?: string } {
  const options: { select?: string[]; expand?: string } = {};
  for (const part of splitOutside(inner, ';')) {
    const [, name, value = ''] = /^\s*\$?(select|expand)=(.*)$/.exec(part) ?? [];
    if (name === 'select') options.select = namesIn(value);
    else if (name === 'expand') options.expand = value;
    else throw unknownHere(`$expand option ${part}`);
  }
  return options;
}

/** Splits at the separator, but not inside brackets; nothing gives no parts. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (text[at] === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  const last = text.slice(from);
  return last === '' ? parts : [...parts, last];
}

export function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Keeps the asked properties and every annotation of an entity. */
export function selected(
  entity: Record<string, unknown>,
  select: string | undefined,
  also: Iterable<string> = [],
): Record<string, unknown> {
  if (select === undefined) return entity;
  const wanted = new Set([...namesIn(select), ...also]);
  const kept = Object.entries(entity).filter(([name]) => name.includes('@') || wanted.has(name));
  return Object.fromEntries(kept);
}

/** How many in a page: 200 unless asked, as observed; never more than 5,000. */
export function pageSize(value: string | undefined): number {
  if (value === undefined) return 200;
  const size = Number(value);
  if (!Number.isInteger(size) || size < 1) throw invalid(`Invalid value '${value}' for $top.`);
  return Math.min(size, 5000);
}
