import { type JobCounts, jobStatus } from '../../src-shared/domain/job.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

/** How many accounts a campaign has, and how many jobs have each status. */
export type CampaignCounts = { readonly accounts: number; readonly jobs: JobCounts };

/** The counts of those campaigns, as triggers keep them: nothing is counted here, however many jobs there are. */
export function readCampaignCounts(
  reader: Reader,
  ids: readonly number[],
): (campaignId: number) => CampaignCounts {
  const rows = reader.all(plainSql<CountRow>(counts, [JSON.stringify(ids)]));
  const byCampaign = Map.groupBy(rows, (row) => row.campaign_id);
  return (campaignId) => countsOf(byCampaign.get(campaignId) ?? []);
}

type CountRow = {
  readonly campaign_id: number;
  readonly what: keyof JobCounts | 'accounts';
  readonly count: number;
};

const counts = `SELECT campaign_id, what, count FROM campaign_count
  WHERE campaign_id IN (SELECT value FROM json_each(?))`;

function countsOf(rows: readonly CountRow[]): CampaignCounts {
  const jobs = Object.fromEntries(jobStatus.options.map((status) => [status, 0])) as JobCounts;
  let accounts = 0;
  for (const { what, count } of rows)
    if (what === 'accounts') accounts = count;
    else jobs[what] = count;
  return { accounts, jobs };
}
