import { z } from 'zod';
import { instant } from './ids.ts';

/** Work that takes longer than a moment and shows its progress. `total` is null while it is not known. */
export const task = z.object({
  id: z.string(),
  kind: z.enum([
    'proxy_check',
    'media_import',
    'media_scan',
    'account_change',
    'vault_rotation',
    'accounts_import',
    'proxies_import',
    'campaign_start',
    'jobs_retry',
    'app_install',
    'app_look',
    'ios_start',
    'run_redaction',
  ]),
  title: z.string(),
  status: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.number().int().min(0),
  total: z.number().int().min(0).nullable(),
  /** What came out, or why it failed. */
  message: z.string().nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
});
export type Task = z.infer<typeof task>;
