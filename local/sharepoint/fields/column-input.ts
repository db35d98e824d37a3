import { z } from 'zod';
import type { Facet } from '../data/columns.ts';
import { invalid, unknownHere } from '../http/refusal.ts';

const optionalText = z.string().nullish();
const optionalFlag = z.boolean().nullish();
const elsewhere = z.unknown().optional();

/** What a client may send for a column. `type` and the facets nobody needs here are told apart to be answered 501. */
export const ColumnInput = z.strictObject({
  name: optionalText,
  displayName: optionalText,
  description: optionalText,
  columnGroup: optionalText,
  indexed: optionalFlag,
  enforceUniqueValues: optionalFlag,
  required: optionalFlag,
  hidden: optionalFlag,
  readOnly: optionalFlag,
  /** accepted and not applied, as the service did (msgraph-sdk-dotnet#1136) */
  defaultValue: elsewhere,
  text: z
    .object({
      allowMultipleLines: optionalFlag,
      appendChangesToExistingText: optionalFlag,
      linesForEditing: z.number().nullish(),
      maxLength: z.number().int().min(1).max(255).nullish(),
      textType: z.enum(['plain', 'richText']).nullish(),
    })
    .nullish(),
  choice: z
    .object({
      allowTextEntry: optionalFlag,
      choices: z.array(z.string()).nullish(),
      displayAs: z.enum(['checkBoxes', 'dropDownMenu', 'radioButtons']).nullish(),
    })
    .nullish(),
  dateTime: z
    .object({
      displayAs: z.enum(['default', 'friendly', 'standard']).nullish(),
      format: z.enum(['dateOnly', 'dateTime']).nullish(),
    })
    .nullish(),
  number: z
    .object({
      decimalPlaces: optionalText,
      displayAs: z.enum(['number', 'percentage']).nullish(),
      minimum: z.number().nullish(),
      maximum: z.number().nullish(),
    })
    .nullish(),
  boolean: z.object({}).nullish(),
  hyperlinkOrPicture: z.object({ isPicture: optionalFlag }).nullish(),
  lookup: elsewhere,
  personOrGroup: elsewhere,
  calculated: elsewhere,
  currency: elsewhere,
  geolocation: elsewhere,
  term: elsewhere,
  thumbnail: elsewhere,
  validation: elsewhere,
  type: elsewhere,
});
export type ColumnInput = z.infer<typeof ColumnInput>;

const unsupported = [
  'lookup',
  'personOrGroup',
  'calculated',
  'currency',
  'geolocation',
  'term',
  'thumbnail',
  'validation',
  'type',
] as const;

/** The one facet of the input with what the service fills in; undefined when there is none. */
export function facetOf(input: ColumnInput): Facet | undefined {
  for (const name of unsupported) {
    if (input[name] != null) throw unknownHere(`a column with ${name}`);
  }
  const facets = [textFacet, choiceFacet, dateFacet, numberFacet, otherFacet].flatMap(
    (facet) => facet(input) ?? [],
  );
  if (facets.length > 1) throw invalid('Only one column type may be specified.');
  return facets[0];
}

function textFacet({ text }: ColumnInput): Facet | undefined {
  if (!text) return undefined;
  const allowMultipleLines = text.allowMultipleLines ?? false;
  return {
    kind: 'text',
    text: {
      allowMultipleLines,
      appendChangesToExistingText: text.appendChangesToExistingText ?? false,
      linesForEditing: text.linesForEditing ?? (allowMultipleLines ? 6 : 0),
      ...(allowMultipleLines
        ? { textType: text.textType ?? 'plain' }
        : { maxLength: text.maxLength ?? 255 }),
    },
  };
}

function choiceFacet({ choice }: ColumnInput): Facet | undefined {
  if (!choice) return undefined;
  if (!choice.choices || choice.choices.length === 0)
    throw invalid('A choice column needs choices.');
  const { choices } = choice;
  const displayAs = choice.displayAs ?? 'dropDownMenu';
  return {
    kind: 'choice',
    choice: { allowTextEntry: choice.allowTextEntry ?? false, choices, displayAs },
  };
}

function dateFacet({ dateTime }: ColumnInput): Facet | undefined {
  if (!dateTime) return undefined;
  const displayAs = dateTime.displayAs ?? 'default';
  return { kind: 'dateTime', dateTime: { displayAs, format: dateTime.format ?? 'dateOnly' } };
}

function numberFacet({ number }: ColumnInput): Facet | undefined {
  if (!number) return undefined;
  return {
    kind: 'number',
    number: {
      decimalPlaces: number.decimalPlaces ?? 'automatic',
      displayAs: number.displayAs ?? 'number',
      ...(number.minimum == null ? {} : { minimum: number.minimum }),
      ...(number.maximum == null ? {} : { maximum: number.maximum }),
    },
  };
}

function otherFacet({ boolean, hyperlinkOrPicture }: ColumnInput): Facet[] | undefined {
  const facets: Facet[] = [];
  if (boolean) facets.push({ kind: 'boolean', boolean: {} });
  if (hyperlinkOrPicture) {
    const isPicture = hyperlinkOrPicture.isPicture ?? false;
    facets.push({ kind: 'hyperlinkOrPicture', hyperlinkOrPicture: { isPicture } });
  }
  return facets;
}
