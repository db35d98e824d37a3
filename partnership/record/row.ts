import { z } from 'zod';

/**
 * The kinds of value that a SharePoint column of ours may hold. A row is flat on purpose: whoever opens the list
 * must be able to read and edit every fact, so no fact lives only inside a blob (design, "The record in SharePoint").
 */
export const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Value = z.infer<typeof Value>;

export type Row = Readonly<Record<string, Value>>;

/** Free text on one line, at most 255 characters: SharePoint's limit for a single-line column. */
export const line = z.string().max(255);
/** Free text over several lines. The bound is below SharePoint's 63,999 so that a version can always be filed. */
export const passage = z.string().max(20_000);
export const code = z.string().min(1).max(120);
export const day = z.iso.date();
export const instant = z.iso.datetime();
export const count = z.number().int();

/** Ours, unique and indexed on every list: the key by which a create can be looked up when its answer was lost. */
export const reference = z.string().min(1).max(120);
