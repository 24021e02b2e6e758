import type { Platform } from '../../src-shared/domain/platform.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';

/** Steps that are looked back at. */
const looksBack = 2000;

/** How many of an app's latest steps found their element by its id, and how many by anything else. */
export function readHealth(
  store: Store,
  platform: Platform,
): { readonly steps: number; readonly byId: number; readonly otherwise: number } {
  const row = store.get(
    plainSql<{ steps: number; by_id: number | null }>(
      `SELECT count(*) AS steps, sum(selector LIKE '%: found by id %') AS by_id FROM (
        SELECT step.selector FROM step
        JOIN job ON job.id = step.job_id JOIN account ON account.id = job.account_id
        WHERE step.id > (SELECT coalesce(max(id), 0) FROM step) - ? AND step.selector LIKE '%: found by %'
          AND account.platform = ?
      )`,
      [looksBack, platform],
    ),
  );
  const steps = row?.steps ?? 0;
  const byId = row?.by_id ?? 0;
  return { steps, byId, otherwise: steps - byId };
}
