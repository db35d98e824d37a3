import type { View } from './card-json.ts';

/**
 * People may type `${…}`. Before a template is filled their text is marked, so that afterwards every `${` left over is a
 * fault of ours; then the marks are taken off and the text stands as it was typed. The marks are private-use characters,
 * doubled where somebody typed one.
 */
const MARK = '\uE000';
const TYPED_MARK = '\uE000\uE001';

export function shield(view: View): View {
  const shielded: Record<string, View[string]> = {};
  for (const [name, value] of Object.entries(view)) {
    if (typeof value === 'string') shielded[name] = shieldText(value);
    else if (typeof value === 'object') shielded[name] = value.map(shield);
    else shielded[name] = value;
  }
  return shielded;
}

function shieldText(text: string): string {
  return text.replaceAll(MARK, TYPED_MARK).replaceAll('${', `$${MARK}{`);
}

export function restore(json: string): string {
  return json.replaceAll(`$${MARK}{`, '${').replaceAll(TYPED_MARK, MARK);
}
