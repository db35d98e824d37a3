import type { Column } from '../data/columns.ts';
import type { FieldValue, Item } from '../data/items.ts';
import { itemTag } from '../shapes/item-shape.ts';
import { type Html, html } from './html.ts';
import { formValue, momentFromForm } from './show-value.ts';

/** A plain form over the columns a person may write, as business support would use it in SharePoint. */
export function editForm(columns: Column[], item: Item): Html {
  const inputs = editable(columns).map((column) => {
    const id = `field-${column.name}`;
    const value = formValue(column, item.fields[column.name]);
    return html`<label for="${id}">${column.displayName}</label>${input(column, id, value)}`;
  });
  return html`<details><summary>Edit this item</summary>
<form method="post"><input type="hidden" name="@eTag" value="${itemTag(item)}">${inputs}
<button type="submit">Save</button></form></details>`;
}

/** Choices of several values have no plain input and stay out of the form. */
function editable(columns: Column[]): Column[] {
  return columns.filter(({ readOnly, facet }) => {
    if (readOnly || facet.kind === 'hyperlinkOrPicture' || facet.kind === 'personOrGroup')
      return false;
    return facet.kind !== 'choice' || facet.choice.displayAs !== 'checkBoxes';
  });
}

function input({ name, facet }: Column, id: string, value: string): Html {
  if (facet.kind === 'text' && facet.text.allowMultipleLines) {
    return html`<textarea id="${id}" name="${name}" rows="5">\n${value}</textarea>`;
  }
  if (facet.kind === 'choice') return options(name, id, value, facet.choice.choices);
  if (facet.kind === 'boolean') {
    const names: [string, string][] = [
      ['true', 'Yes'],
      ['false', 'No'],
    ];
    return options(name, id, value, names);
  }
  const kinds = { text: 'text', number: 'number', day: 'date', moment: 'datetime-local' };
  const kind =
    facet.kind === 'dateTime'
      ? facet.dateTime.format === 'dateOnly'
        ? kinds.day
        : kinds.moment
      : facet.kind === 'number'
        ? kinds.number
        : kinds.text;
  return html`<input type="${kind}" id="${id}" name="${name}" value="${value}" step="any">`;
}

function options(
  name: string,
  id: string,
  value: string,
  choices: (string | [string, string])[],
): Html {
  const shown = choices.map((choice) => {
    const [key, words] = typeof choice === 'string' ? [choice, choice] : choice;
    return key === value
      ? html`<option value="${key}" selected>${words}</option>`
      : html`<option value="${key}">${words}</option>`;
  });
  return html`<select id="${id}" name="${name}"><option value="">–</option>${shown}</select>`;
}

/** Only what the person changed, in the form Graph takes it; null empties. */
export function changesIn(
  columns: Column[],
  item: Item,
  form: URLSearchParams,
): Record<string, FieldValue | null> {
  const changes: Record<string, FieldValue | null> = {};
  for (const column of editable(columns)) {
    const given = form.get(column.name)?.replaceAll('\r\n', '\n');
    const before = formValue(column, item.fields[column.name]).replaceAll('\r\n', '\n');
    if (given !== undefined && given !== before) changes[column.name] = written(column, given);
  }
  return changes;
}

function written({ facet }: Column, given: string): FieldValue | null {
  if (given === '') return null;
  if (facet.kind === 'number') return Number(given);
  if (facet.kind === 'boolean') return given === 'true';
  // A date that cannot be read is passed on as it is, for the column to refuse it.
  if (facet.kind === 'dateTime') return momentFromForm(given) ?? given;
  return given;
}
