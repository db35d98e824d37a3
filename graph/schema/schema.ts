import { z } from 'zod';
import { isListName, LIBRARIES, LISTS, type ListName } from '../../partnership/record/lists.ts';
import type { Column, Kind } from './column.ts';
import { inPlainWords, internalName, isIndexed } from './names.ts';
import words from './words.json' with { type: 'json' };

const Words = z.object({
  lists: z.record(z.string(), z.string().min(1)),
  columns: z.record(
    z.string(),
    z.object({ label: z.string().min(1).optional(), help: z.string().min(1) }),
  ),
});
const { lists: LIST_WORDS, columns: COLUMN_WORDS } = Words.parse(words);

export interface ListSchema {
  readonly name: ListName;
  readonly description: string;
  readonly library: boolean;
  readonly columns: readonly Column[];
}

const made = new Map<ListName, ListSchema>();

/** The list as SharePoint is to hold it: its columns follow from the shape of a row, so that the two cannot drift apart. */
export function schemaOf(list: ListName): ListSchema {
  const known = made.get(list);
  if (known) return known;
  const columns = Object.entries(LISTS[list].shape).map(([property, type]) =>
    columnOf(list, property, type),
  );
  const description = LIST_WORDS[list];
  if (description === undefined) throw new Error(`words.json does not describe the list ${list}`);
  const schema = { name: list, description, library: isLibrary(list), columns };
  made.set(list, schema);
  return schema;
}

export function isLibrary(list: ListName): boolean {
  return LIBRARIES.some((name) => name === list);
}

export function columnNamed(list: ListName, property: string): Column {
  const column = schemaOf(list).columns.find((each) => each.property === property);
  if (!column) throw new Error(`${list} has no column for ${property}`);
  return column;
}

export function wholeSchema(): ListSchema[] {
  return Object.keys(LISTS).filter(isListName).map(schemaOf);
}

function columnOf(list: ListName, property: string, type: unknown): Column {
  const nullable = type instanceof z.ZodNullable;
  const words = COLUMN_WORDS[`${list}/${property}`] ?? COLUMN_WORDS[property];
  if (!words) throw new Error(`words.json does not describe ${list}/${property}`);
  return {
    property,
    name: internalName(property),
    displayName: words.label ?? inPlainWords(property),
    description: words.help,
    kind: kindOf(`${list}/${property}`, nullable ? type.unwrap() : type),
    nullable,
    indexed: isIndexed(list, property),
    unique: property === 'reference',
    builtIn: property === 'title',
  };
}

/** SharePoint's limit for a single-line column. */
const LINE = 255;

function kindOf(where: string, type: unknown): Kind {
  if (type instanceof z.ZodISODate) return { type: 'day' };
  if (type instanceof z.ZodISODateTime) return { type: 'instant' };
  if (type instanceof z.ZodBoolean) return { type: 'boolean' };
  if (type instanceof z.ZodEnum) return { type: 'choice', choices: choicesOf(type.options) };
  if (type instanceof z.ZodNumber) return numberKind(type);
  if (type instanceof z.ZodString && type.maxLength !== null) {
    return { type: type.maxLength <= LINE ? 'line' : 'passage' };
  }
  throw new Error(`${where} is of a kind that no SharePoint column of ours can hold`);
}

function choicesOf(options: readonly unknown[]): { value: string; label: string }[] {
  return options.map(String).map((value) => ({ value, label: inPlainWords(value) }));
}

function numberKind(type: z.ZodNumber): Kind {
  const bound = (limit: number | null) =>
    limit !== null && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? limit : null;
  return {
    type: 'number',
    whole: type.format === 'safeint',
    minimum: bound(type.minValue),
    maximum: bound(type.maxValue),
  };
}
