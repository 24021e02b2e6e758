import { setCampaignStatus } from '../runs/run-progress.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';

/** After it was resumed: a campaign of which nothing has begun and nothing is due yet is scheduled as before. */
export function stillScheduled(store: Store, campaignId: number): void {
  store.write((tx) => {
    const now = store.now();
    const begun = tx.get(plainSql(anyBegun, [campaignId, campaignId, now]));
    if (begun === undefined) setCampaignStatus(tx, campaignId, 'scheduled', now);
  });
}

const anyBegun = `SELECT 1 WHERE EXISTS (SELECT 1 FROM job WHERE campaign_id = ? AND status <> 'pending')
  OR EXISTS (SELECT 1 FROM job WHERE campaign_id = ? AND status = 'pending' AND due_at <= ?)`;
