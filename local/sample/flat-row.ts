import { z } from 'zod';
import { Value } from '../../partnership/record/row.ts';

export const Row = z.record(z.string(), Value);
export type Row = z.infer<typeof Row>;
