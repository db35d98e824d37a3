import { Template } from 'adaptivecards-templating';
import { z } from 'zod';
import { CardJson, type Json, type View } from './card-json.ts';
import { withoutMacros } from './macros.ts';
import parts from './parts.json' with { type: 'json' };
import { restore, shield } from './shield.ts';

const JsonObject = z.record(z.string(), z.json());
const PARTS = JsonObject.parse(parts);

export type Expand = (view: View) => CardJson;

/**
 * Prepares a template once. The function it gives fills it with a view, once: a second filling would evaluate what people
 * typed. It throws when the template names something that the view does not hold, so that nobody is shown a `${name}`.
 */
export function prepare(name: string, source: unknown): Expand {
  // Parsed when the first card of its kind is drawn: all of them at once would cost every start a third of a second.
  let template: Template | null = null;
  return (view) => {
    template ??= new Template(withParts(JsonObject.parse(source)));
    const expanded: unknown = template.expand({ $root: shield(view) });
    const text = JSON.stringify(expanded);
    if (text.includes('${')) throw new Error(`Card ${name} names something that its view lacks`);
    const card = CardJson.parse(withoutMacros(JSON.parse(restore(text))));
    if (holdsNull(card)) throw new Error(`Card ${name} holds an empty value`);
    return card;
  };
}

/** Puts the shared pieces in (`{"$part": "head"}`) and gives every Action.Execute its fallback for older clients. */
function withParts(value: Json): Json {
  if (Array.isArray(value)) return value.map(withParts);
  if (value === null || typeof value !== 'object') return value;
  const part = value['$part'];
  if (typeof part === 'string') return withParts(partNamed(part));
  const filled: Record<string, Json> = {};
  for (const [key, each] of Object.entries(value)) filled[key] = withParts(each);
  if (filled['type'] === 'Action.Execute') filled['fallback'] = submitFor(filled);
  return filled;
}

function partNamed(name: string): Json {
  const part = PARTS[name];
  if (part === undefined) throw new Error(`There is no card part ${name}`);
  return part;
}

/** A client without Action.Execute sends a plain message, which has no verb of its own: there it travels in the data. */
function submitFor(execute: Record<string, Json>): Json {
  const data = JsonObject.parse(execute['data']);
  const { title, style, associatedInputs } = execute;
  return {
    type: 'Action.Submit',
    ...(title === undefined ? {} : { title }),
    ...(style === undefined ? {} : { style }),
    ...(associatedInputs === undefined ? {} : { associatedInputs }),
    data: { ...data, verb: execute['verb'] ?? '' },
  };
}

function holdsNull(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.some(holdsNull);
  return typeof value === 'object' && Object.values(value).some(holdsNull);
}
