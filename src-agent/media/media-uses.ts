import { sql } from 'kysely';
import type { MediaUse } from '../../src-shared/domain/media.ts';
import type { Reader } from '../store/store.ts';

/** Which accounts posted a file or are about to, newest first, at most `limit`. */
export function mediaUses(reader: Reader, mediaId: number, limit: number): MediaUse[] {
  const rows = reader.all(
    reader.query
      .selectFrom('job')
      .innerJoin('account', 'account.id', 'job.account_id')
      .innerJoin('campaign', 'campaign.id', 'job.campaign_id')
      .select([
        'job.id',
        'job.run_id',
        'job.account_id',
        'account.handle',
        'campaign.name',
        'job.status',
        'job.finished_at',
        'job.updated_at',
      ])
      .where('job.media_id', '=', mediaId)
      .orderBy('job.id', 'desc')
      .limit(limit),
  );
  return rows.map((row) => ({
    jobId: row.id,
    runId: row.run_id,
    accountId: row.account_id,
    accountHandle: row.handle,
    campaignName: row.name,
    status: row.status,
    at: new Date(row.finished_at ?? row.updated_at).toISOString(),
  }));
}

/** Which of the files have to stay: a job was made with them, or a campaign that is not over names them. */
export function mediaInUse(reader: Reader, ids: readonly number[]): Map<number, 'posted' | 'planned'> {
  const wanted = JSON.stringify(ids);
  const posted = reader.all(
    reader.query
      .selectFrom('job')
      .select('media_id')
      .distinct()
      .where(sql<boolean>`media_id IN (SELECT value FROM json_each(${wanted}))`),
  );
  const named = sql<{ media_id: number }>`SELECT DISTINCT item.value ->> '$.mediaId' AS media_id
    FROM campaign, json_each(campaign.items_json) AS item
    WHERE campaign.status NOT IN ('completed', 'cancelled')
      AND item.value ->> '$.mediaId' IN (SELECT value FROM json_each(${wanted}))`;
  const planned = reader.all<{ media_id: number }>({ compile: () => named.compile(reader.query) });
  return new Map([
    ...planned.map(({ media_id: id }) => [id, 'planned'] as const),
    ...posted.map(({ media_id: id }) => [id, 'posted'] as const),
  ]);
}
