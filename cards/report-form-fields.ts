import type { FieldFault } from '../partnership/report-form.ts';
import type { View } from './card-json.ts';
import { type Desk, quote, typedText } from './context.ts';
import { faultWords } from './words/faults.ts';
import { FIELD_WORDS, SHORT_NAMES, type TextField } from './words/form-fields.ts';
import { FORM } from './words/reports.ts';

/** One form while it is drawn: whose desk, and what is wrong with what was typed. */
export interface FormDesk extends Desk {
  readonly faults: readonly FieldFault[];
}

interface Field {
  readonly kind: TextField;
  /** The input's id; the kind itself where there is only one such field. */
  readonly id: string;
  readonly typed: string;
  readonly last: string;
  /** Said before the label where the same field comes several times: the priority, or the number of the request. */
  readonly of?: string;
}

/**
 * One text field with its fault right under it and last time's text behind a button. The input has no maxLength: clients
 * cut a pasted text at it without a word, and nothing may be cut.
 */
export function fieldView(field: Field, desk: FormDesk): View {
  const words = FIELD_WORDS[field.kind];
  const required = field.kind === 'summary';
  const carried = field.typed !== '' && field.typed === field.last;
  return {
    id: field.id,
    label: field.of === undefined ? words.label : `${field.of}: ${words.label}`,
    hint: words.hint,
    value: typedText(field.typed, desk),
    required,
    errorMessage: required ? FORM.summaryError : '',
    ...faultView(field.id, field.typed.length, desk),
    carried,
    hasLast: field.last !== '' && !carried && desk.budget.quoted > 0,
    lastId: `last-${field.id}`,
    last: quote(field.last, desk),
  };
}

export function faultView(id: string, length: number, desk: FormDesk): View {
  const fault = desk.faults.find((each) => each.field === id);
  return { hasFault: fault !== undefined, fault: fault ? faultWords(fault, length) : '' };
}

/** The list at the head of the form: each fault by the name of its field. */
export function faultList(desk: FormDesk, lengthOf: (field: string) => number): View[] {
  return desk.faults.map((fault) => ({
    name: fieldName(fault.field, desk),
    fault: faultWords(fault, lengthOf(fault.field)),
  }));
}

/** "Domestic Abuse: Progress" for `progress-P01`, "Request 2" for `askText-2`. */
function fieldName(id: string, desk: Desk): string {
  const cut = id.indexOf('-');
  const [kind, of] = cut < 0 ? [id, ''] : [id.slice(0, cut), id.slice(cut + 1)];
  const name = SHORT_NAMES[kind] ?? kind;
  if (of === '') return name;
  const priority = desk.snapshot.find('Priorities', of);
  return priority === null ? `${name} ${of}` : `${priority.row.title}: ${name}`;
}
