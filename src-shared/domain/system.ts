import { z } from 'zod';
import { instant } from './ids.ts';

/** One part the product needs, as `doctor` and the first-run checklist show it. */
export const part = z.object({
  name: z.string(),
  state: z.enum(['ok', 'missing', 'optional']),
  version: z.string().nullable(),
  why: z.string(),
  how: z.string().nullable(),
});
export type Part = z.infer<typeof part>;

/** One row of the first-run checklist: a fact, why it matters, and the one thing to do about it. */
export const checklistRow = z.object({
  id: z.enum(['adb', 'phone', 'authorised', 'account', 'campaign']),
  state: z.enum(['ok', 'todo', 'waiting']),
  title: z.string(),
  detail: z.string(),
  action: z.enum(['simulate', 'add_account', 'create_campaign', 'check_again', 'none']),
});
export type ChecklistRow = z.infer<typeof checklistRow>;

/** What keeps the database from being written. */
export const storageTroubleName = z.enum(['full', 'read_only', 'failing', 'broken']);

/**
 * Whether the database can be written. `full`: its disk is; `read_only`: the folder or disk may not be written; `failing`: the
 * disk answers with errors; all three end by themselves. `broken`: it is damaged, until Switchyard is started anew.
 */
export const storageState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ok') }),
  z.object({
    state: storageTroubleName,
    since: instant,
    message: z.string(),
  }),
]);
export type StorageState = z.infer<typeof storageState>;

export const agentInfo = z.object({
  version: z.string(),
  mode: z.enum(['desktop', 'browser', 'headless']),
  startedAt: instant,
  dataDir: z.string(),
  simulatedPhones: z.enum(['off', 'starting', 'on']),
  ownershipConfirmedAt: instant.nullable(),
  storage: storageState,
});
export type AgentInfo = z.infer<typeof agentInfo>;
