import { createRequire } from 'node:module';
import { z } from 'zod';
import type { CardJson } from '../../cards/card-json.ts';

/**
 * What of Adaptive Cards 1.5 our cards use, strictly: an unknown or missing property fails. Clients drop what they do not
 * know without a word, so a slip of the pen would otherwise only show on somebody's phone.
 */
const spacing = z.enum(['None', 'Small', 'Medium', 'Large']);
const frame = {
  id: z.string().min(1).optional(),
  isVisible: z.boolean().optional(),
  spacing: spacing.optional(),
  separator: z.boolean().optional(),
};
const tone = z.enum(['Default', 'Accent', 'Good', 'Warning', 'Attention']);
const weight = z.enum(['Default', 'Bolder']);
const style = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']);
const title = z.string().min(1);
const data = z.record(z.string(), z.union([z.string(), z.number()]));
const look = {
  title,
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  associatedInputs: z.literal('none').optional(),
};
const TextRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  size: z.literal('Small').optional(),
  weight: weight.optional(),
  color: tone.optional(),
  isSubtle: z.boolean().optional(),
  fontType: z.literal('Monospace').optional(),
});
const Submit = z.strictObject({ type: z.literal('Action.Submit'), ...look, data });
const Execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...look,
  verb: z.string().min(1),
  data,
  fallback: Submit,
});
const Action = z.discriminatedUnion('type', [
  Execute,
  z.strictObject({ type: z.literal('Action.OpenUrl'), title, style: look.style, url: z.url() }),
  z.strictObject({
    type: z.literal('Action.ToggleVisibility'),
    title,
    targetElements: z.array(z.string().min(1)).min(1),
  }),
]);
const input = {
  ...frame,
  id: z.string().regex(/^[A-Za-z0-9-]+$/),
  label: z.string().min(1),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};
const Choice = z.strictObject({ title, value: z.string() });

const Element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('TextBlock'),
      ...frame,
      text: z.string().min(1),
      style: z.literal('heading'),
      wrap: z.literal(true),
      size: z.enum(['Medium', 'Large']),
      weight: weight.optional(),
    }),
    z.strictObject({
      type: z.literal('RichTextBlock'),
      ...frame,
      inlines: z.array(TextRun).min(1),
    }),
    z.strictObject({
      type: z.literal('Container'),
      ...frame,
      style: style.optional(),
      bleed: z.boolean().optional(),
      items: z.array(Element),
    }),
    z.strictObject({
      type: z.literal('ColumnSet'),
      ...frame,
      columns: z.array(
        z.strictObject({ type: z.literal('Column'), width: z.string(), items: z.array(Element) }),
      ),
    }),
    z.strictObject({
      type: z.literal('ActionSet'),
      ...frame,
      actions: z.array(Action).min(1).max(6),
    }),
    z.strictObject({
      type: z.literal('Image'),
      ...frame,
      url: z.string().startsWith('data:image/'),
      altText: z.string().min(1),
      size: z.literal('Stretch'),
    }),
    z.strictObject({
      type: z.literal('Input.Text'),
      ...input,
      value: z.string().optional(),
      placeholder: z.string().optional(),
      isMultiline: z.boolean().optional(),
    }),
    z.strictObject({
      type: z.literal('Input.ChoiceSet'),
      ...input,
      style: z.enum(['compact', 'expanded']),
      wrap: z.boolean().optional(),
      value: z.string(),
      placeholder: z.string().optional(),
      choices: z.array(Choice).min(2),
    }),
    z.strictObject({ type: z.literal('Input.Date'), ...input, value: z.string() }),
    z.strictObject({
      type: z.literal('Input.Toggle'),
      ...input,
      title,
      value: z.string(),
      valueOn: z.literal('true'),
      valueOff: z.literal('false'),
    }),
    z.strictObject({
      type: z.literal('Table'),
      ...frame,
      firstRowAsHeader: z.literal(true),
      showGridLines: z.boolean(),
      gridStyle: style,
      columns: z.array(z.strictObject({ width: z.number() })),
      rows: z.array(
        z.strictObject({
          type: z.literal('TableRow'),
          style: style.optional(),
          cells: z.array(z.strictObject({ type: z.literal('TableCell'), items: z.array(Element) })),
        }),
      ),
    }),
  ]),
);

const Card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  body: z.array(Element).min(1),
  refresh: z
    .strictObject({
      action: Execute.omit({ fallback: true }),
      userIds: z.array(z.string().startsWith('29:')).min(1).max(60),
    })
    .optional(),
});

/** Throws with the place of the first fault. */
export function checkSchema(card: CardJson): void {
  Card.parse(card);
}

interface Renderer {
  readonly AdaptiveCard: new () => {
    parse(card: unknown, context: Parsing): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
  readonly SerializationContext: new () => Parsing;
}
interface Parsing {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}

/** Microsoft's renderer, which Node can load from its bundle only. */
const bundle: unknown = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
const isClass = (value: unknown) => typeof value === 'function';
const renderer: Renderer = z
  .object({
    AdaptiveCard: z.custom<Renderer['AdaptiveCard']>(isClass),
    SerializationContext: z.custom<Renderer['SerializationContext']>(isClass),
  })
  .parse(bundle);

/** What Microsoft's parser has to say about a card; nothing when all is well. */
export function parserWarnings(card: CardJson): string[] {
  const parsed = new renderer.AdaptiveCard();
  const context = new renderer.SerializationContext();
  parsed.parse(card, context);
  const warnings: string[] = [];
  for (let index = 0; index < context.eventCount; index += 1)
    warnings.push(context.getEventAt(index).message);
  for (const event of parsed.validateProperties().validationEvents) warnings.push(event.message);
  return warnings;
}
