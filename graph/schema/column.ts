/** What a column holds. Each kind is one SharePoint column type that a person can read and edit in the list itself. */
export type Kind =
  | { readonly type: 'line' }
  | { readonly type: 'passage' }
  | { readonly type: 'choice'; readonly choices: readonly Choice[] }
  | { readonly type: 'day' }
  | { readonly type: 'instant' }
  | {
      readonly type: 'number';
      readonly whole: boolean;
      readonly minimum: number | null;
      readonly maximum: number | null;
    }
  | { readonly type: 'boolean' };

/** `value` is the rule's word, `label` what people read and pick in SharePoint. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Column {
  /** Name of the property in the row. */
  readonly property: string;
  /** SharePoint's internal name: ASCII, never changes once made. */
  readonly name: string;
  /** What people read above the column. */
  readonly displayName: string;
  readonly description: string;
  readonly kind: Kind;
  readonly nullable: boolean;
  readonly indexed: boolean;
  readonly unique: boolean;
  /** SharePoint makes this column itself; provisioning leaves it alone. */
  readonly builtIn: boolean;
}
