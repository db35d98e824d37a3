/**
 * Clients turn `{{DATE(…)}}` in a text into a date, also where a person typed it. Two braces in two runs are no such
 * macro, and read the same.
 */
export function withoutMacros(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap(splitRun).map(withoutMacros);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, withoutMacros(each)]),
  );
}

function splitRun(value: unknown): unknown[] {
  if (!isRun(value)) return [value];
  return value.text.split(/(?<=\{)(?=\{)/).map((text) => ({ ...value, text }));
}

function isRun(value: unknown): value is { readonly type: 'TextRun'; readonly text: string } {
  if (value === null || typeof value !== 'object') return false;
  return (
    'type' in value && value.type === 'TextRun' && 'text' in value && typeof value.text === 'string'
  );
}
