import { z } from 'zod';
import { Marking, Part } from '../marking.ts';
import { code, count, instant, line, passage, reference } from './row.ts';

/** `full` goes to cleared members and lives in the restricted site when it holds part 2; `part1` goes to everyone else. */
export const Edition = z.enum(['full', 'part1']);
export type Edition = z.infer<typeof Edition>;

/**
 * One edition of one version of a pack: a file in the library `Board packs` with these columns.
 * `compiling` and `failed` exist in the store only; a row is filed from `draft` on, together with its file.
 */
export const BoardPack = z.object({
  reference,
  title: line,
  meeting: code,
  /** `0.1`, `0.2` … for drafts, `1.0` once approved. */
  packVersion: line,
  edition: Edition,
  status: z.enum([
    'compiling',
    'failed',
    'draft',
    'awaitingApproval',
    'approved',
    'circulated',
    'superseded',
  ]),
  marking: Marking,
  part: Part,
  /** Hash of what the pack says, the same for every edition of a version: an approval binds this. */
  contentsHash: line.nullable(),
  /** Hash of the file's bytes: *I have read it* binds this. */
  fileHash: line.nullable(),
  fileName: line.nullable(),
  pages: count.nullable(),
  reportsIn: count.nullable(),
  reportsExpected: count.nullable(),
  compiledAt: instant.nullable(),
  compiledBy: line.nullable(),
  approvedBy: line.nullable(),
  approvedAt: instant.nullable(),
  circulatedAt: instant.nullable(),
  remark: passage.nullable(),
});
export type BoardPack = z.infer<typeof BoardPack>;

/** One member's copy: what they were sent, how, and what they said about it. */
export const Circulation = z.object({
  reference,
  title: line,
  meeting: code,
  pack: code,
  person: code,
  edition: Edition,
  method: z.enum(['teams', 'notReached']),
  fileHash: line,
  sentAt: instant.nullable(),
  readAt: instant.nullable(),
});
export type Circulation = z.infer<typeof Circulation>;
