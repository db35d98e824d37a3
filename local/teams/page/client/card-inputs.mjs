import { people } from './boot.mjs';

const PEOPLE_PICKER = 'graph.microsoft.com/users';

/** Every object in a card that is an input, wherever it sits. */
function* inputsIn(part) {
  if (part === null || typeof part !== 'object') return;
  if (typeof part.type === 'string' && part.type.startsWith('Input.') && part.id) yield part;
  for (const child of Object.values(part)) yield* inputsIn(child);
}

/**
 * A copy of the card with what the person had filled in, and with Teams' people picker given its people.
 * Returns also what the bot had put into each field, to tell later which ones the person has touched.
 */
export function prepareInputs(json, filled) {
  const copy = structuredClone(json);
  const given = new Map();
  for (const input of inputsIn(copy)) {
    if (input['choices.data']?.dataset?.startsWith(PEOPLE_PICKER)) offerPeople(input);
    if (!(input.id in filled)) continue;
    given.set(input.id, String(input.value ?? ''));
    fill(input, filled[input.id]);
  }
  return { copy, given };
}

function fill(input, value) {
  if (value === '') delete input.value;
  else input.value = input.type === 'Input.Number' ? Number(value) : value;
}

function offerPeople(input) {
  const inTeams = [...people.values()].filter((person) => person.reach === 'teams');
  input.choices = inTeams.map((person) => ({ title: person.name, value: person.aadObjectId }));
  delete input['choices.data'];
}

/** A field's value as text; an empty number reads as NaN. */
export function valueOf(input) {
  const { value } = input;
  return value === undefined || value === null || Number.isNaN(value) ? '' : String(value);
}
