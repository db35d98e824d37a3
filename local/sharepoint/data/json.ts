import { z } from 'zod';

/** A text column holding JSON, parsed by the given schema. */
export function jsonText<T>(inner: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(inner);
}

export const flag = z.number().transform((value) => value === 1);
