import { z } from 'zod';
import type { Database } from './database.ts';
import { jsonText } from './json.ts';

/** Exactly one facet says what a column holds; it is kept as Graph spells it. */
export const Facet = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.object({
      allowMultipleLines: z.boolean(),
      appendChangesToExistingText: z.boolean(),
      linesForEditing: z.number(),
      maxLength: z.number().optional(),
      textType: z.string().optional(),
    }),
  }),
  z.object({
    kind: z.literal('choice'),
    choice: z.object({
      allowTextEntry: z.boolean(),
      choices: z.array(z.string()),
      displayAs: z.string(),
    }),
  }),
  z.object({
    kind: z.literal('dateTime'),
    dateTime: z.object({ displayAs: z.string(), format: z.string() }),
  }),
  z.object({
    kind: z.literal('number'),
    number: z.object({
      decimalPlaces: z.string(),
      displayAs: z.string(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    }),
  }),
  z.object({ kind: z.literal('boolean'), boolean: z.object({}) }),
  z.object({
    kind: z.literal('hyperlinkOrPicture'),
    hyperlinkOrPicture: z.object({ isPicture: z.boolean() }),
  }),
  z.object({
    kind: z.literal('personOrGroup'),
    personOrGroup: z.object({
      allowMultipleSelection: z.boolean(),
      chooseFromType: z.string(),
      displayAs: z.string(),
    }),
  }),
]);
export type Facet = z.infer<typeof Facet>;

const Definition = z.object({
  displayName: z.string(),
  description: z.string(),
  columnGroup: z.string(),
  indexed: z.boolean(),
  enforceUniqueValues: z.boolean(),
  required: z.boolean(),
  hidden: z.boolean(),
  readOnly: z.boolean(),
  builtIn: z.boolean(),
  facet: Facet,
});

const ColumnRow = z.object({ id: z.string(), name: z.string(), definition: jsonText(Definition) });
export type Column = z.infer<typeof Definition> & { id: string; name: string };

export function columnsOf(db: Database, listId: string): Column[] {
  const rows = db.all(
    ColumnRow,
    'SELECT id, name, definition FROM columns WHERE listId = ? ORDER BY position',
    listId,
  );
  return rows.map(({ id, name, definition }) => ({ id, name, ...definition }));
}

export function saveColumn(db: Database, listId: string, column: Column): void {
  const { id, name, ...definition } = column;
  db.run(
    `INSERT INTO columns (listId, id, name, position, definition)
     VALUES (?1, ?2, ?3, (SELECT count(*) FROM columns WHERE listId = ?1), ?4)
     ON CONFLICT (listId, id) DO UPDATE SET definition = excluded.definition`,
    listId,
    id,
    name,
    JSON.stringify(definition),
  );
  // Every write looks for its twin: without an index that is a walk through the whole list each time.
  if (!column.enforceUniqueValues) return;
  db.run(
    `CREATE INDEX IF NOT EXISTS itemsBy${name} ON items (listId, ${valueSql(name)} COLLATE NOCASE)`,
  );
}

/** The value of a field in SQL. Names hold letters, digits and underscores alone, so none can end the text. */
export function valueSql(name: string): string {
  if (!/^\w+$/.test(name)) throw new Error('a column has a name that no column can have');
  return `json_extract(fields, '$."${name}"')`;
}

/** The values go with the column, as they do in SharePoint; earlier versions keep them. */
export function deleteColumn(db: Database, listId: string, column: Column): void {
  db.run('DELETE FROM columns WHERE listId = ? AND id = ?', listId, column.id);
  db.run(
    'UPDATE items SET fields = json_remove(fields, ?) WHERE listId = ?',
    `$."${column.name}"`,
    listId,
  );
}
