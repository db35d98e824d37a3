import fc from 'fast-check';
import { FIELDS, type Field, type Trouble } from './register-world.ts';

/** What may happen to a row, in any order. */
export type Move =
  | { readonly do: 'correct'; readonly set: Readonly<Partial<Record<Field, number>>> }
  | { readonly do: 'edit'; readonly field: Field; readonly clear: boolean }
  | { readonly do: 'read' }
  | { readonly do: 'file'; readonly together: boolean; readonly trouble: Trouble };

export const POOL = ['One.', 'Two.', 'Three.'];

export const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      // A number past the pool: as it stands, which changes nothing.
      set: fc.dictionary(fc.constantFrom(...FIELDS), fc.nat(POOL.length), { minKeys: 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      field: fc.constantFrom(...FIELDS),
      clear: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'read' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('file' as const),
      together: fc.boolean(),
      trouble: fc.oneof(
        fc.constantFrom('none' as const, 'not done' as const, 'answer lost' as const),
        fc.record({ diesAfter: fc.nat(3) }),
      ),
    }),
  },
);
