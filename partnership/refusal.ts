/** Every expected *no*. Each has one sentence in cards/words.ts that says what to do next. */
export type Refusal =
  | { readonly why: 'unknown-person' }
  | { readonly why: 'not-your-subgroup'; readonly subgroup: string }
  | { readonly why: 'support-only'; readonly what: string }
  | { readonly why: 'chair-only' }
  | { readonly why: 'no-meeting' }
  | { readonly why: 'not-commissioned'; readonly meeting: string }
  | { readonly why: 'no-such-report' }
  | { readonly why: 'which-subgroup'; readonly subgroups: readonly string[] }
  | { readonly why: 'no-subgroup' }
  | { readonly why: 'frozen'; readonly report: string }
  | { readonly why: 'not-understood'; readonly nearest: string | null }
  | { readonly why: 'card-not-understood' }
  | { readonly why: 'too-long' }
  | { readonly why: 'busy' }
  | { readonly why: 'no-draft-pack'; readonly meeting: string }
  | { readonly why: 'pack-being-made'; readonly meeting: string }
  | { readonly why: 'pack-changed'; readonly meeting: string }
  | { readonly why: 'pack-blocked'; readonly meeting: string; readonly blocks: number }
  | { readonly why: 'not-approved'; readonly meeting: string }
  | { readonly why: 'already-approved'; readonly meeting: string }
  | { readonly why: 'already-circulated'; readonly meeting: string }
  | { readonly why: 'return-needs-reason' }
  | { readonly why: 'not-your-copy' }
  | { readonly why: 'copy-superseded' };
