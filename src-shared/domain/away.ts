import { z } from 'zod';
import { instant } from './ids.ts';

/**
 * What happened while nobody looked: since the control center was last open. `asleepMs`: how long the computer slept or
 * Switchyard was off in that time. Null where there is nothing to tell.
 */
export const awaySummary = z.object({
  since: instant,
  until: instant,
  asleepMs: z.number().int(),
  posted: z.number().int(),
  failed: z.number().int(),
  missed: z.number().int(),
  needsYou: z.number().int(),
  /** The most telling lines of the log, newest first. */
  lines: z.array(z.object({ at: instant, message: z.string(), link: z.string().nullable() })),
});
export type AwaySummary = z.infer<typeof awaySummary>;

/** A copy of the database. Sizes in bytes. */
export const backup = z.object({
  name: z.string(),
  bytes: z.number().int(),
  at: instant,
  reason: z.enum(['daily', 'before_update', 'asked']),
});
export type Backup = z.infer<typeof backup>;
