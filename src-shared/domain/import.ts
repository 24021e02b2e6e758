import { z } from 'zod';
import { id, instant } from './ids.ts';
import { platform } from './platform.ts';

/**
 * `reading`: the file is looked at. `ready`: the preview stands. `applying`: rows are being added, which nobody sees until
 * all are. `applied`, `cancelled`, `undone`: over. `failed`: see `problem`.
 */
const importStatus = z.enum([
  'reading',
  'ready',
  'applying',
  'applied',
  'cancelled',
  'undoing',
  'undone',
  'failed',
]);
export type ImportStatus = z.infer<typeof importStatus>;

/** One column of the file: what it is called, some of its values (secrets hidden), the field it fills or null. */
const importColumn = z.object({
  index: z.number().int().min(0),
  name: z.string(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
});
export type ImportColumn = z.infer<typeof importColumn>;

/** A field that a column can fill. */
const importField = z.object({
  name: z.string(),
  title: z.string(),
  required: z.boolean(),
  secret: z.boolean(),
});
export type ImportField = z.infer<typeof importField>;

/**
 * Something wrong with a row. `row` counts as a spreadsheet does: 1 is the first line of the file (the headings, where
 * there are some). `error` rows are left out, `duplicate` rows are there already and are left out too, `warning` rows are taken.
 */
export const importProblem = z.object({
  row: z.number().int().min(1),
  field: z.string().nullable(),
  kind: z.enum(['error', 'duplicate', 'warning']),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

/** What of an import may be chosen before it is applied: column index → field, and what rows get that do not say. */
export const importChoices = z.object({
  mapping: z.record(z.string().regex(/^\d{1,4}$/), z.string().nullable()).optional(),
  defaultPlatform: platform.optional(),
});
export type ImportChoices = z.infer<typeof importChoices>;

/** One import, from the file to its undo. Counts are of rows. `progress` from 0 to 1 while it works. */
export const importState = z.object({
  id,
  kind: z.enum(['accounts', 'proxies']),
  fileName: z.string(),
  status: importStatus,
  format: z
    .object({
      kind: z.enum(['csv', 'json', 'lines']),
      encoding: z.string(),
      delimiter: z.string().nullable(),
    })
    .nullable(),
  fields: z.array(importField),
  columns: z.array(importColumn),
  defaultPlatform: platform.nullable(),
  /** The first rows as they would be added: field → text, secrets hidden. */
  preview: z.array(z.object({ row: z.number().int(), values: z.record(z.string(), z.string()) })),
  counts: z.object({
    rows: z.number().int(),
    good: z.number().int(),
    errors: z.number().int(),
    duplicates: z.number().int(),
    warnings: z.number().int(),
    added: z.number().int(),
  }),
  progress: z.number().min(0).max(1).nullable(),
  problem: z.string().nullable(),
  /** It can be taken back: nothing it added was used since. */
  canUndo: z.boolean(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportState = z.infer<typeof importState>;
