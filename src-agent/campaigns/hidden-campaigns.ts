import { uuidv7 } from 'uuidv7';
import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';
import { addAccounts, writtenColumns } from './campaign-rows.ts';

/** What a run stands on that is no campaign of the operator's: a rehearsal, or a warm-up with its recipe. */
export type HiddenCampaign = {
  readonly purpose: 'rehearse' | 'warm_up';
  readonly draft: CampaignDraft;
  readonly warmup: WarmupRecipe | null;
};

/** Keeps one as a draft, which is started at once or removed; answers its id and uid. */
export function addHiddenCampaign(
  store: Store,
  { purpose, draft, warmup }: HiddenCampaign,
): { readonly id: number; readonly uid: string } {
  return store.write((tx) => {
    const now = store.now();
    const uid = uuidv7();
    const { insertedId: id } = tx.run(
      tx.query.insertInto('campaign').values({
        ...writtenColumns(draft),
        uid,
        status: 'draft',
        purpose,
        warmup_json: warmup === null ? null : JSON.stringify(warmup),
        created_at: now,
        updated_at: now,
      }),
    );
    addAccounts(tx, id, draft.accountIds, 0);
    return { id, uid };
  });
}

/** Removes one whose start was refused; without `id` all that an agent that ended in the middle of a start had written. */
export function removeHiddenDrafts(store: Store, id?: number): void {
  const which = id === undefined ? '' : ' AND id = ?';
  const values = id === undefined ? [] : [id];
  store.write((tx) => {
    const counts = `DELETE FROM campaign_count WHERE campaign_id IN (SELECT id FROM campaign WHERE ${draft}${which})`;
    tx.run(plainSql(counts, values));
    tx.run(plainSql(`DELETE FROM campaign WHERE ${draft}${which}`, values));
  });
}

const draft = `purpose <> 'publish' AND status = 'draft'`;
