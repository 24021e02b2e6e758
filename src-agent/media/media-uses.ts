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
      .where('job.rehearsal', '=', 0)
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
  const used = sql<{ id: number }>`SELECT value AS id FROM json_each(${wanted})
    WHERE EXISTS (SELECT 1 FROM job WHERE job.media_id = value)`;
  const posted = reader.all<{ id: number }>({ compile: () => used.compile(reader.query) });
  const named = sql<{ media_id: number }>`SELECT DISTINCT media.value AS media_id
    FROM campaign, json_each(campaign.items_json) AS item, json_each(item.value, '$.mediaIds') AS media
    WHERE campaign.status NOT IN ('completed', 'cancelled')
      AND media.value IN (SELECT value FROM json_each(${wanted}))`;
  const planned = reader.all<{ media_id: number }>({ compile: () => named.compile(reader.query) });
  return new Map([
    ...planned.map(({ media_id: id }) => [id, 'planned'] as const),
    ...posted.map(({ id }) => [id, 'posted'] as const),
  ]);
}
