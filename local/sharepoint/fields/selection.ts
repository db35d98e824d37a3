import type { SQLInputValue } from 'node:sqlite';
import { type Column, valueSql } from '../data/columns.ts';
import type { Selection } from '../data/items.ts';
import { invalid, unknownHere } from '../http/refusal.ts';
import { storedDate } from './dates.ts';
import { type Comparison, type Filter, type Literal, parseFilter } from './filter.ts';

type Sql = { text: string; values: SQLInputValue[] };
type Context = { columns: Column[]; allowUnindexed: boolean };

const operators = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' };

/** `$filter` and `$orderby` of a list as SQL. Unindexed columns are refused as SharePoint refuses them. */
export function selectionOf(
  columns: Column[],
  query: Map<string, string>,
  prefer: string | undefined,
): Selection {
  const allowUnindexed = prefer?.includes('HonorNonIndexedQueriesWarningMayFailRandomly') === true;
  const context = { columns, allowUnindexed };
  const filter = query.get('$filter');
  const where =
    filter === undefined ? { text: 'true', values: [] } : sqlOf(parseFilter(filter), context);
  const order = orderOf(query.get('$orderby'), context);
  return { where: where.text, order: order.text, values: [...where.values, ...order.values] };
}

function sqlOf(filter: Filter, context: Context): Sql {
  if ('parts' in filter) {
    const parts = filter.parts.map((part) => sqlOf(part, context));
    const text = `(${parts.map((part) => part.text).join(` ${filter.kind} `)})`;
    return { text, values: parts.flatMap((part) => part.values) };
  }
  const column = usableColumn(filter.field, context);
  const field = fieldSql(column);
  if (filter.kind === 'startswith') {
    if (typeof filter.value !== 'string') throw invalid('startswith needs a text value.');
    const pattern = `${filter.value.replace(/[\\%_]/g, '\\$&')}%`;
    return { text: `${field.text} LIKE ? ESCAPE '\\'`, values: [...field.values, pattern] };
  }
  return compareSql(column, field, filter);
}

function compareSql(column: Column, field: Sql, filter: Comparison): Sql {
  const { operator, value } = filter;
  if (value === null) {
    if (operator !== 'eq' && operator !== 'ne')
      throw invalid('null can only be compared by eq or ne.');
    return {
      text: `${field.text} IS ${operator === 'ne' ? 'NOT ' : ''}NULL`,
      values: field.values,
    };
  }
  const values = [...field.values, comparable(column, value)];
  const plain = `${field.text} ${operators[operator]} ? COLLATE NOCASE`;
  if (operator !== 'ne') return { text: plain, values };
  // An empty field is not equal to anything, as CAML's Neq counts it.
  return { text: `(${plain} OR ${field.text} IS NULL)`, values: [...values, ...field.values] };
}

function comparable(column: Column, value: Exclude<Literal, null>): string | number {
  const { facet } = column;
  if (facet.kind === 'dateTime') {
    const stored = typeof value === 'string' ? storedDate(value, facet.dateTime.format) : undefined;
    if (stored === undefined) throw invalid(`'${String(value)}' is not a date.`);
    return stored;
  }
  if (typeof value === 'boolean') return Number(value);
  if (facet.kind === 'number' && typeof value === 'string') return Number(value);
  return value;
}

function orderOf(orderby: string | undefined, context: Context): Sql {
  // The plus keeps SQLite from walking the list in order of numbers when an index answers the filter.
  if (orderby === undefined) return { text: '+id', values: [] };
  const terms = orderby.split(',').map((term): Sql => {
    const [, name, direction] = /^\s*fields\/(\w+)(?:\s+(asc|desc))?\s*$/.exec(term) ?? [];
    if (name === undefined) throw unknownHere(`$orderby=${orderby}`);
    const field = fieldSql(usableColumn(name, context));
    const end = direction === 'desc' ? ' COLLATE NOCASE DESC' : ' COLLATE NOCASE';
    return { text: `${field.text}${end}`, values: field.values };
  });
  return {
    text: [...terms.map((term) => term.text), 'id'].join(', '),
    values: terms.flatMap((term) => term.values),
  };
}

function usableColumn(name: string, { columns, allowUnindexed }: Context): Column {
  const column = columns.find((candidate) => candidate.name === name);
  if (!column) throw invalid(`Field '${name}' is not recognized`);
  if (column.indexed || allowUnindexed) return column;
  throw invalid(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
  );
}

const builtIn: Record<string, string> = { ID: 'id', Created: 'createdAt', Modified: 'modifiedAt' };

function fieldSql(column: Column): Sql {
  const own = column.builtIn ? builtIn[column.name] : undefined;
  if (own !== undefined) return { text: own, values: [] };
  return { text: valueSql(column.name), values: [] };
}
